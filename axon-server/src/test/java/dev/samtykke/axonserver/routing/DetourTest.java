package dev.samtykke.axonserver.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class DetourTest {

    @Test
    void lastsAsLongAsItIsSaidAndBeginsAnew() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10); // nanoTime may overflow
        Detour detour = new Detour(Duration.ofNanos(100), now::get);

        assertThat(detour.isOn()).isFalse();
        detour.begin();
        now.addAndGet(99);
        assertThat(detour.isOn()).isTrue();
        detour.begin();
        now.addAndGet(99);
        assertThat(detour.isOn()).isTrue();
        now.addAndGet(1);
        assertThat(detour.isOn()).isFalse();
    }
}
