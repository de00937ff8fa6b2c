package io.pipetrail.web.openapi;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.web.Dialects;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.security.KeyId;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** What is said about the API as a whole; each dialect adds a group. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/pipetrail/web/openapi/defaults.properties")
public class OpenApiConfiguration {

    static final String ID = "018f2b6e-7c1a-7000-8000-3f6c2a9d1e54";

    @Bean
    OpenAPI description(ObjectMapperProvider mappers) {
        mappers.jsonMapper().setPropertyNamingStrategy(new NamesAsPrinted());
        showIdsAsTexts();
        return new OpenAPI()
                .info(new Info()
                        .title("Pipetrail")
                        .version("v1")
                        .description("Sales pipelines whose every change is an event, and whose past can be asked."))
                .components(
                        new Components().addSecuritySchemes("bearer", bearer()).addSecuritySchemes("key", key()))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .addSecurityItem(new SecurityRequirement().addList("key"));
    }

    @Bean
    Operations describedOperations() {
        return new Operations();
    }

    @Bean
    Resources groupedOperations() {
        return new Resources();
    }

    @Bean
    Answers describedAnswers(Dialects dialects) {
        return new Answers(dialects);
    }

    private static void showIdsAsTexts() {
        SpringDocUtils.getConfig()
                .replaceWithSchema(DealId.class, id("deal_"))
                .replaceWithSchema(StageId.class, id("stg_"))
                .replaceWithSchema(PipelineId.class, id("pl_"))
                .replaceWithSchema(ActivityId.class, id("act_"))
                .replaceWithSchema(KeyId.class, id("key_"))
                .replaceWithSchema(PatchBody.class, new ObjectSchema());
    }

    private static StringSchema id(String prefix) {
        var schema = new StringSchema();
        schema.example(prefix + ID);
        return schema;
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("an API key, a token of the identity provider, or the operator's key");
    }

    private static SecurityScheme key() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("x-api-key");
    }
}
