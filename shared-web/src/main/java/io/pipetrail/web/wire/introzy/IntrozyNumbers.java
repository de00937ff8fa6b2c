package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.Money;
import java.math.BigDecimal;

/** Amounts as JSON shows them: in units of their currency, 50000 or 99.5 and never 5E+4. */
final class IntrozyNumbers {

    private IntrozyNumbers() {}

    static BigDecimal units(Money money) {
        var stripped = money.units().stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
