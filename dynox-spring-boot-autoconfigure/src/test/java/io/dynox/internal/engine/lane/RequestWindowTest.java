package io.dynox.internal.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestWindowTest {

    private final RequestWindow window = new RequestWindow(32);

    @Test
    void startsWithFour() {
        assertThat(window.size()).isEqualTo(4);
        assertThat(new RequestWindow(2).size()).isEqualTo(2);
    }

    @Test
    void doublesEachRoundTripUntilTheTableThrottles() {
        roundTrip();
        assertThat(window.size()).isEqualTo(8);

        roundTrip();
        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void growsByOneEachRoundTripAfterTheTableThrottled() {
        window.shrink(0, 1);
        window.shrink(1, 2);
        int before = window.size();

        roundTrip();
        roundTrip();

        assertThat(window.size()).isBetween(before + 1, before + 2);
    }

    @Test
    void neverExceedsItsCeiling() {
        for (int i = 0; i < 10; i++) {
            roundTrip();
        }

        assertThat(window.size()).isEqualTo(32);
    }

    @Test
    void doesNotGrowWhileItIsHardlyUsed() {
        window.add(1);
        window.grow(1);

        assertThat(window.size()).isEqualTo(4);
    }

    @Test
    void shrinksOnceForAllRequestsSentUnderOneSize() {
        roundTrip();
        roundTrip();

        window.shrink(100, 200);
        window.shrink(110, 210);
        window.shrink(199, 220);

        assertThat(window.size()).isEqualTo(11);
    }

    @Test
    void shrinksAgainForRequestsSentAfterIt() {
        roundTrip();
        roundTrip();

        window.shrink(100, 200);
        window.shrink(200, 300);

        assertThat(window.size()).isEqualTo(7);
    }

    @Test
    void neverFallsBelowOne() {
        for (int i = 0; i < 20; i++) {
            window.shrink(i, i);
        }

        assertThat(window.size()).isOne();
        assertThat(window.isAtFloor()).isTrue();
        assertThat(window.hasRoom()).isTrue();
    }

    @Test
    void letsOneRequestOfAnyWeightGoWhileThereIsRoom() {
        window.add(3);
        assertThat(window.hasRoom()).isTrue();

        window.add(400);
        assertThat(window.hasRoom()).isFalse();

        window.remove(403);
        assertThat(window.isIdle()).isTrue();
    }

    @Test
    void weighsEachStarted25UnitsAsOne() {
        assertThat(RequestWindow.weight(1)).isOne();
        assertThat(RequestWindow.weight(25)).isOne();
        assertThat(RequestWindow.weight(26)).isEqualTo(2);
        assertThat(RequestWindow.weight(10_000)).isEqualTo(400);
    }

    private void roundTrip() {
        int size = window.size();
        window.add(size);
        for (int i = 0; i < size; i++) {
            window.grow(1);
        }
        window.remove(size);
    }
}
