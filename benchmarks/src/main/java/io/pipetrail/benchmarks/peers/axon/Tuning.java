package io.pipetrail.benchmarks.peers.axon;

import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** What Axon's documentation advises for speed; the settings beside it are in {@code application-tuned.properties}. */
@Configuration(proxyBeanMethods = false)
@Profile("tuned")
@Import(TunedDeal.class)
class Tuning {

    /** Never full in a benchmark: it holds every deal there is. */
    @Bean
    Cache dealCache() {
        var configuration = new MutableConfiguration<Object, Object>().setStoreByValue(false);
        var manager = Caching.getCachingProvider().getCacheManager();
        return new JCacheAdapter(manager.createCache("deals", configuration));
    }
}
