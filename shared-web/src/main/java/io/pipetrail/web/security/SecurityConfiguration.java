package io.pipetrail.web.security;

import io.github.bucket4j.TimeMeter;
import io.pipetrail.web.WebSettings;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Stateless security: no session, no page to log in at, no user but those who bring a credential. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    /** How a request that has been admitted comes by again on its way out. */
    private static final DispatcherType[] LATER = {
        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.INCLUDE
    };

    @Bean
    AccessSchema accessSchema(DataSource dataSource) {
        return new AccessSchema(dataSource);
    }

    @Bean
    Stores stores(DataSource dataSource, AccessSchema migrated) {
        return new Stores(JdbcClient.create(dataSource));
    }

    @Bean
    StoredApiKeys apiKeys(
            DataSource dataSource, AccessSchema migrated, WebSettings settings, ObjectProvider<Clock> clock) {
        var jdbc = JdbcClient.create(dataSource);
        return new StoredApiKeys(
                new ApiKeyTable(jdbc), Pepper.of(settings.keyPepper(), jdbc), clock.getIfUnique(Clock::systemUTC));
    }

    /** Being there, it keeps Spring Boot from making up a user with a password. */
    @Bean
    @ConditionalOnMissingBean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("there are no users with passwords");
        };
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, StoredApiKeys keys, Stores stores, WebSettings settings)
            throws Exception {
        return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .addFilter(OtherOrigins.filter(settings.cors().allowedOrigins()))
                .addFilterBefore(admission(keys, stores, settings), AuthorizationFilter.class)
                // Admission has decided already. This is the second lock: whoever gets past it unseen stays outside.
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(LATER)
                        .permitAll()
                        .requestMatchers(request ->
                                Rights.NONE == Rights.neededFor(request.getMethod(), RequestPath.of(request)))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Timing every filter of the chain costs more than most of them do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** No bean, for Spring Boot would put it into the servlet container's own chain as well. */
    private static Admission admission(StoredApiKeys keys, Stores stores, WebSettings settings) {
        var users = settings.jwt().isOn()
                ? new JwtCallers(LazyJwtDecoder.of(settings.jwt()), settings.jwt(), stores)
                : null;
        return new Admission(
                new Credentials(settings.operatorKey(), keys, users),
                stores,
                new RateLimit(settings.rateLimit(), TimeMeter.SYSTEM_NANOTIME),
                new RateLimit(settings.failedAuthentications(), TimeMeter.SYSTEM_NANOTIME));
    }
}
