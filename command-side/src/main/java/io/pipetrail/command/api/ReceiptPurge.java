package io.pipetrail.command.api;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old receipts every hour. */
@Component
class ReceiptPurge {

    private static final Logger log = LoggerFactory.getLogger(ReceiptPurge.class);

    private final Receipts receipts;
    private final Duration kept;

    ReceiptPurge(Receipts receipts, @Value("${pipetrail.idempotency.keep:7d}") Duration kept) {
        this.receipts = receipts;
        this.kept = kept;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void purge() {
        try {
            var purged = receipts.purge(Instant.now(), kept);
            if (purged > 0) log.info("Forgot {} receipts older than {}", purged, kept);
        } catch (DataAccessException e) {
            log.warn("Old receipts stay for another hour: {}", e.toString());
        }
    }
}
