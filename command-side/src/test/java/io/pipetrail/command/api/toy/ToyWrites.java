package io.pipetrail.command.api.toy;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.WinDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/dialects/toy/deals")
class ToyWrites {

    private final Commands commands;
    private final ReadYourWrites writes;

    ToyWrites(Commands commands, ReadYourWrites writes) {
        this.commands = commands;
        this.writes = writes;
    }

    @PutMapping("/{id}/won")
    ResponseEntity<String> win(TenantId tenant, @PathVariable String id, Manner manner) {
        var win = new WinDeal(tenant, new DealId(UUID.fromString(id)));
        var written = commands.send(win, DealDecided.class, manner.terms(tenant));
        return writes.reply(
                manner,
                written,
                ResponseEntity.accepted(),
                () -> "{\"version\": " + written.result().deal().version() + "}");
    }
}
