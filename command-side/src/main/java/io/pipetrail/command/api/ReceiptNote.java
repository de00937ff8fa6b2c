package io.pipetrail.command.api;

import io.pipetrail.events.TenantId;
import tools.jackson.databind.json.JsonMapper;

/** A receipt as the log of record has it, beside the events: what was answered does not follow from them. */
record ReceiptNote(String receipt, String tenant, String hash, String type, String result) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEGIN = "{\"receipt\":";

    static String of(Receipt receipt) {
        var once = receipt.once();
        return JSON.writeValueAsString(new ReceiptNote(
                once.key(), once.tenantId().toString(), once.requestHash(), receipt.resultType(), receipt.json()));
    }

    static boolean isOne(String note) {
        return note.startsWith(BEGIN);
    }

    static Receipt read(String note) {
        var read = JSON.readValue(note, ReceiptNote.class);
        return new Receipt(new Once(TenantId.of(read.tenant), read.receipt, read.hash), read.type, read.result);
    }
}
