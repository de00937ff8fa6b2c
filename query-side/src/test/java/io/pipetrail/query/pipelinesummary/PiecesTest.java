package io.pipetrail.query.pipelinesummary;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.query.pipelinesummary.Pieces.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private static final Instant CLOSED = Instant.parse("2026-07-14T09:00:00Z");

    /** Seen red with the hours after a span's last day left out. */
    @Test
    void thePiecesOfASpanFollowEachOtherFromItsBeginningToItsEnd() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            var from = Instant.parse("2020-01-01T00:00:00Z")
                    .plusMillis(random.nextLong(Duration.ofDays(2_500).toMillis()));
            var before = from.plusMillis(1
                    + random.nextLong(Duration.ofDays(1L << random.nextInt(11)).toMillis()));

            var pieces = pieces(from, before);

            assertThat(pieces.getFirst().from()).isEqualTo(from);
            assertThat(pieces.getLast().before()).isEqualTo(before);
            for (int n = 1; n < pieces.size(); n++) {
                assertThat(pieces.get(n).from()).isEqualTo(pieces.get(n - 1).before());
            }
        }
    }

    @Test
    void bucketsAreWholeAndOver() {
        for (var piece : pieces(Instant.parse("2023-11-30T22:13:14Z"), Instant.parse("2026-07-14T10:00:00Z"))) {
            var grain = piece.grain();
            if (grain == null) continue;
            assertThat(grain.start(piece.from())).isEqualTo(piece.from());
            assertThat(grain.start(piece.before())).isEqualTo(piece.before());
            assertThat(piece.before()).isBeforeOrEqualTo(CLOSED);
        }
    }

    @Test
    void fromTheBeginningOnThereIsAPieceForEachGrainAndOneForTheRest() {
        var pieces = pieces(Pieces.EVER, Instant.parse("2026-03-05T07:30:00Z"));

        assertThat(pieces).extracting(Piece::grainName).containsExactly("year", "month", "day", "hour", "");
    }

    private static List<Piece> pieces(Instant from, Instant before) {
        var pieces = new Pieces(CLOSED);
        pieces.add("", from, before);
        var all = new ArrayList<>(pieces.buckets());
        all.addAll(pieces.ends());
        all.sort(Comparator.comparing(Piece::from));
        return all;
    }
}
