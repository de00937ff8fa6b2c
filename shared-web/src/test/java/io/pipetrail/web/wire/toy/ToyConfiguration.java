package io.pipetrail.web.wire.toy;

import io.pipetrail.web.Dialect;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import java.util.Optional;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ToyConfiguration {

    @Bean
    Dialect toyDialect() {
        return new ToyDialect();
    }

    @Bean
    GroupedOpenApi toy() {
        return GroupedOpenApi.builder()
                .group("toy")
                .pathsToMatch("/dialects/toy/**")
                .build();
    }

    /** What the toy dialect alone knows what to say to. */
    @Bean
    RefusalTranslation toyRefusals() {
        return new RefusalTranslation() {
            @Override
            public Optional<Refusal> refusalOf(Throwable thrown) {
                return thrown instanceof UnsupportedOperationException
                        ? Optional.of(Refusal.conflict("not_with_toys", "Toys do not do that."))
                        : Optional.empty();
            }

            @Override
            public String dialect() {
                return "toy";
            }
        };
    }

    /** The same, less well said, and asked before the toy's own were the order not seen to. */
    @Bean
    RefusalTranslation allRefusals() {
        return thrown -> thrown instanceof UnsupportedOperationException
                ? Optional.of(Refusal.conflict("not_done", "That is not done."))
                : Optional.empty();
    }
}
