package io.pipetrail.standalone.migrating;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.EventTypes;
import io.pipetrail.eventstore.PostgresEventStoreAutoConfiguration;
import io.pipetrail.standalone.database.DataDirectory;
import io.pipetrail.web.security.AccessSchema;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

/**
 * As much of the server as it takes to write events with what goes along with them: the database and the registry. It is no
 * component, lest the server finds it.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, PostgresEventStoreAutoConfiguration.class})
@ComponentScan("io.pipetrail.standalone.database")
@ComponentScan(
        value = "io.pipetrail.command",
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.pipetrail\\.command\\.(registry\\.Registry(Schema)?|api\\.RestoredReceipts)"))
class Migration {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.ofSealed(TenantEvent.class, PipelineEvent.class, DealEvent.class);
    }

    @Bean
    AccessSchema accessSchema(DataSource dataSource) {
        return new AccessSchema(dataSource);
    }

    @Bean
    DataDirectory dataDirectory(Environment environment) {
        return new DataDirectory(Path.of(environment.getProperty("pipetrail.data-dir", "data")));
    }
}
