package io.pipetrail.web;

import io.pipetrail.web.body.PatchBodyConverter;
import io.pipetrail.web.connections.ConnectionsConfiguration;
import io.pipetrail.web.openapi.OpenApiConfiguration;
import io.pipetrail.web.problem.ProblemConfiguration;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import io.pipetrail.web.readside.MinPosition;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.security.SecurityConfiguration;
import io.pipetrail.web.stopping.StoppingConfiguration;
import io.pipetrail.web.tracing.TracingConfiguration;
import io.pipetrail.web.wire.v1.MalformedId;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Brings what both HTTP sides share into an application; needs a {@link javax.sql.DataSource}. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        },
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(WebSettings.class)
@PropertySource("classpath:io/pipetrail/web/defaults.properties")
@ComponentScan("io.pipetrail.web.wire")
@Import({
    ProblemConfiguration.class,
    SecurityConfiguration.class,
    OpenApiConfiguration.class,
    StoppingConfiguration.class,
    ConnectionsConfiguration.class,
    TracingConfiguration.class,
    Index.class
})
public class SharedWeb {

    /** An id that a controller reads by itself, outside of path, parameters and body. */
    @Bean
    RefusalTranslation malformedIds() {
        return thrown -> thrown instanceof MalformedId malformed
                ? Optional.of(Refusal.badRequest("id", String.valueOf(malformed.getMessage())))
                : Optional.empty();
    }

    @Bean
    WebMvcConfigurer sharedWebMvc(ObjectProvider<ReadSide> readSide, WebSettings settings, JsonMapper json) {
        return new WebMvcConfigurer() {

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestArguments());
                SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestArguments.types());
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                Parameters.register(registry);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(
                        new MinPosition(readSide, settings.readYourWrites().atMost()));
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(new PatchBodyConverter());
                converters.withJsonConverter(new WholeJsonConverter(json));
                converters.configureMessageConvertersList(all ->
                        all.removeIf(converter -> converter.getSupportedMediaTypes().stream()
                                .anyMatch(type -> type.getSubtype().contains("yaml"))));
            }
        };
    }
}
