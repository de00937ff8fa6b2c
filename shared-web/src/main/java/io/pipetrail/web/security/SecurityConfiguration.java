package io.pipetrail.web.security;

import io.pipetrail.web.Dialects;
import io.pipetrail.web.WebSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Stateless security: no session, no page to log in at, no user but those who bring a credential. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

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
        var pepper = Pepper.of(settings.keyPepper(), jdbc);
        PepperMark.compare(pepper, jdbc);
        return new StoredApiKeys(new ApiKeyTable(jdbc), pepper, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    RateLimits rateLimits(WebSettings settings) {
        return RateLimits.of(settings);
    }

    @Bean(initMethod = "start")
    SharedLimits sharedLimits(DataSource dataSource, AccessSchema migrated, RateLimits limits) {
        return new SharedLimits(new SpendingTable(dataSource, UUID.randomUUID(), SharedLimits.WINDOW), limits.all());
    }

    /** Being there, it keeps Spring Boot from making up a user with a password. */
    @Bean
    @ConditionalOnMissingBean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("there are no users with passwords");
        };
    }

    /**
     * Four filters, put together by hand: those that Spring Security adds unasked serve sessions, logins and anonymous users,
     * and each of them wraps every request once more. What is thrown in here is answered by the filter of problems around it.
     */
    @Bean
    SecurityFilterChain security(
            Dialects dialects, StoredApiKeys keys, Stores stores, RateLimits limits, WebSettings settings) {
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                safeHeaders(),
                OtherOrigins.filter(settings.cors().allowedOrigins()),
                admission(dialects, keys, stores, limits, settings),
                new AuthorizationFilter(SecurityConfiguration::isAdmitted));
    }

    /** Written first and not last: no request and no response needs to be wrapped for it, and whoever knows better overwrites them. */
    private static HeaderWriterFilter safeHeaders() {
        var headers = new HeaderWriterFilter(List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new CacheControlHeadersWriter(),
                new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY)));
        headers.setShouldWriteHeadersEagerly(true);
        return headers;
    }

    /** Admission has decided already. This is the second lock: whoever gets past it unseen stays outside. */
    static AuthorizationResult isAdmitted(
            Supplier<? extends @Nullable Authentication> caller, HttpServletRequest request) {
        var open = request.getDispatcherType() != DispatcherType.REQUEST
                || Rights.NONE == Rights.neededFor(request.getMethod(), RequestPath.of(request));
        return new AuthorizationDecision(open || caller.get() instanceof CallerAuthentication);
    }

    /** Timing every filter of the chain costs more than most of them do. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** No bean, for Spring Boot would put it into the servlet container's own chain as well. */
    private static Admission admission(
            Dialects dialects, StoredApiKeys keys, Stores stores, RateLimits limits, WebSettings settings) {
        var users = settings.jwt().isOn()
                ? new JwtCallers(LazyJwtDecoder.of(settings.jwt()), settings.jwt(), stores)
                : null;
        return new Admission(dialects, new Credentials(settings.operatorKey(), keys, users), stores, limits);
    }
}
