package io.pipetrail.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which classes belong to which dialect: whatever has a package among the nouns, the writes or the reads, a fifth one as well. */
final class DialectPackages {

    private static final Pattern PACKAGE =
            Pattern.compile("io\\.pipetrail\\.(?:web\\.wire|command\\.api|query\\.api)\\.([a-z0-9]+)(?:\\..*)?");

    static final SliceAssignment SLICES = new SliceAssignment() {
        @Override
        public String getDescription() {
            return "dialects";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return dialectOf(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }
    };

    static final DescribedPredicate<JavaClass> OF_OTHERS = describe(
            "of a dialect of somebody else",
            type -> dialectOf(type).filter(dialect -> !dialect.equals("v1")).isPresent());

    static final ArchCondition<JavaClass> BE_KNOWN_TO_THEIR_DIALECT_ONLY =
            new ArchCondition<>("be known to the three packages of their dialect only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (var use : type.getDirectDependenciesToSelf()) {
                        var isOwn = dialectOf(use.getOriginClass()).equals(dialectOf(type));
                        events.add(new SimpleConditionEvent(use, isOwn, use.getDescription()));
                    }
                }
            };

    private DialectPackages() {}

    private static Optional<String> dialectOf(JavaClass type) {
        var matched = PACKAGE.matcher(type.getPackageName());
        return matched.matches() ? Optional.of(matched.group(1)) : Optional.empty();
    }
}
