package io.pipetrail.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.web.Dialect;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.NullMarked;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;

/** The decisions and the style of the house, as far as a machine can hold them. */
@AnalyzeClasses(
        packages = "io.pipetrail",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
class ArchitectureTest {

    static final class NoJarsOfTests implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule FOLDS_AND_EVENTS_KNOW_NOTHING_BUT_THE_JDK = classes()
            .that()
            .resideInAPackage("io.pipetrail.events..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.pipetrail.events..", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation"));

    @ArchTest
    static final ArchRule EVENTS_ARE_RECORDS = classes()
            .that()
            .areAssignableTo(DealEvent.class)
            .or()
            .areAssignableTo(PipelineEvent.class)
            .or()
            .areAssignableTo(TenantEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule THE_EVENT_STORE_KNOWS_NO_DEAL = noClasses()
            .that()
            .resideInAPackage("io.pipetrail.eventstore..")
            .should()
            .dependOnClassesThat(
                    are(resideInAPackage("io.pipetrail..").and(not(resideInAPackage("io.pipetrail.eventstore..")))));

    @ArchTest
    static final ArchRule THE_SIDES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("io.pipetrail.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.pipetrail.query..");

    @ArchTest
    static final ArchRule NOR_THE_OTHER_WAY_ROUND = noClasses()
            .that()
            .resideInAPackage("io.pipetrail.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.pipetrail.command..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_SENDS_COMMANDS = noClasses()
            .that()
            .resideInAPackage("io.pipetrail.command.api.*")
            .or()
            .resideInAPackage("io.pipetrail.query..")
            .should()
            .dependOnClassesThat(are(describe(
                    "the command bus",
                    (JavaClass type) ->
                            type.isEquivalentTo(CommandBus.class) || type.isEquivalentTo(CommandGateway.class))));

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_DIALECT = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.pipetrail.command.tenant..",
                    "io.pipetrail.command.pipeline..",
                    "io.pipetrail.command.deal..",
                    "io.pipetrail.command.registry..",
                    "io.pipetrail.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.pipetrail.web.wire..", "io.pipetrail.command.api..", "io.pipetrail.query..");

    @ArchTest
    static final ArchRule DIALECTS_DO_NOT_KNOW_EACH_OTHER =
            slices().assignedFrom(DialectPackages.SLICES).should().notDependOnEachOther();

    /** The native API's nouns are our own words too: what prints an id for people prints it as they do. */
    @ArchTest
    static final ArchRule A_DIALECT_IS_THREE_PACKAGES_AND_NO_OTHER_EDIT =
            classes().that(are(DialectPackages.OF_OTHERS)).should(DialectPackages.BE_KNOWN_TO_THEIR_DIALECT_ONLY);

    @ArchTest
    static final ArchRule WHAT_SPEAKS_FOR_A_DIALECT_IS_AMONG_ITS_NOUNS =
            classes().that().implement(Dialect.class).should().resideInAPackage("io.pipetrail.web.wire.*");

    @ArchTest
    static final ArchRule A_DIALECT_GOES_BY_THE_NAME_OF_ITS_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.pipetrail.web.wire.*", "io.pipetrail.command.api.*", "io.pipetrail.query.api.*")
            .should()
            .haveNameMatching(".*(Gauzy|Pipeback|Introzy).*");

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule PROJECTIONS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .implement("io.pipetrail.query.projection.Projection")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule PROJECTIONS_WRITE_IN_BATCHES_NOT_THROUGH_ENTITIES = noClasses()
            .that()
            .implement("io.pipetrail.query.projection.Projection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.springframework.data..");

    @ArchTest
    static final ArchRule EVERY_REPOSITORY_METHOD_TAKES_THE_TENANT = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Repository.class)
            .and()
            // The list of the tenants themselves, which is the operator's.
            .areNotDeclaredIn("io.pipetrail.query.pipelines.TenantRows")
            .should(takeATenant());

    @ArchTest
    static final ArchRule NO_CLOCK_AND_NO_CHANCE_IN_AGGREGATES_AND_FOLDS = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.pipetrail.events..",
                    "io.pipetrail.command.tenant..",
                    "io.pipetrail.command.pipeline..",
                    "io.pipetrail.command.deal..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .that()
            .resideInAPackage("io.pipetrail..")
            .should()
            .haveNameMatching(".*(Dto|DTO|Impl|Manager|Helper|Util|Utils|Base)$");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .resideInAPackage("io.pipetrail..")
            .should(new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            type, type.getPackage().isAnnotatedWith(NullMarked.class), type.getName()));
                }
            });

    @ArchTest
    static final ArchRule THE_AUDIT_SHARES_NO_CODE_WITH_WHAT_IT_AUDITS = noClasses()
            .that()
            .resideInAPackage("io.pipetrail.query.audit..")
            .should()
            .dependOnClassesThat(are(resideInAPackage("io.pipetrail.query..")
                    .and(not(resideInAPackage("io.pipetrail.query.audit..")))
                    .and(not(name("io.pipetrail.query.projection.LongReads")))))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("io\\.pipetrail\\.events\\..*(State|EffectiveProbability)");

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.pipetrail..")
            .should(sleep());

    private static ArchCondition<JavaMethod> sleep() {
        return new ArchCondition<>("sleep") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var sleeps = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                && call.getName().equals("sleep"));
                events.add(new SimpleConditionEvent(method, sleeps, method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaMethod> takeATenant() {
        return new ArchCondition<>("take a TenantId") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var takes =
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(TenantId.class));
                events.add(new SimpleConditionEvent(method, takes, method.getFullName()));
            }
        };
    }
}
