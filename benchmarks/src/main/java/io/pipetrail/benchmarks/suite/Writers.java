package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.Deals;
import io.pipetrail.benchmarks.rounds.Contestant;

/** Those who create deals of a server, and those who move some that are there for it. */
record Writers(Contestant create, Contestant move) {

    static Writers of(String name, Deals deals) {
        return new Writers(
                deals.creating("POST /deals, " + name),
                deals.moving("PATCH /deals/{id}, " + name, deals.make(deals.movable())));
    }
}
