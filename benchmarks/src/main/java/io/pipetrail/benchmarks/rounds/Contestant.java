package io.pipetrail.benchmarks.rounds;

/** Somebody who can be put under load for some seconds. */
public interface Contestant {

    String name();

    Tally run(int seconds);

    static Contestant of(String name, Run run) {
        return new Contestant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Tally run(int seconds) {
                return run.run(seconds);
            }
        };
    }

    /** How it is done. */
    interface Run {
        Tally run(int seconds);
    }
}
