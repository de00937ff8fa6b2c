package io.pipetrail.benchmarks;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Tells who watches what is going on. */
public final class Progress {

    private static final PrintStream TERMINAL = System.out;

    private Progress() {}

    public static void tell(String what) {
        TERMINAL.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + what);
    }

    /** Without the time of day. */
    public static void print(String what) {
        TERMINAL.println(what);
    }
}
