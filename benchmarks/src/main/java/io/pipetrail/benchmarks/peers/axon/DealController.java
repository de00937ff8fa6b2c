package io.pipetrail.benchmarks.peers.axon;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pipetrail.benchmarks.peers.axon.Deal.CreateDeal;
import io.pipetrail.benchmarks.peers.axon.Deal.MoveDeal;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the requests that Pipetrail takes, and answers as it does when asked for the minimum. */
@RestController
class DealController {

    private final CommandGateway commands;

    DealController(CommandGateway commands) {
        this.commands = commands;
    }

    record NewDeal(
            String title,
            long value,
            String currency,
            @JsonProperty("stage_id") UUID stageId,
            @JsonProperty("assigned_to") String assignedTo,
            @JsonProperty("contact_name") String contactName,
            @JsonProperty("contact_type") String contactType,
            @JsonProperty("expected_close_date") LocalDate expectedClose) {}

    record Move(@JsonProperty("stage_id") UUID stageId) {}

    @PostMapping("/deals")
    ResponseEntity<Void> create(@RequestBody NewDeal deal) {
        var id = UUID.randomUUID().toString();
        commands.sendAndWait(new CreateDeal(
                id,
                deal.stageId(),
                deal.title(),
                deal.value(),
                deal.currency(),
                deal.assignedTo(),
                deal.contactName(),
                deal.expectedClose()));
        return ResponseEntity.created(URI.create("/deals/" + id)).build();
    }

    @PatchMapping("/deals/{id}")
    ResponseEntity<Void> move(@PathVariable("id") String id, @RequestBody Move move) {
        commands.sendAndWait(new MoveDeal(id, move.stageId()));
        return ResponseEntity.noContent().build();
    }

    /** Answered as soon as requests are taken. */
    @GetMapping("/ready")
    ResponseEntity<Void> ready() {
        return ResponseEntity.ok().build();
    }
}
