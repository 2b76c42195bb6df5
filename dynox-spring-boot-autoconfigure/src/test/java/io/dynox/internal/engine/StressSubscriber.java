package io.dynox.internal.engine;

import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Counts what comes, one at a time, and may lose interest. */
final class StressSubscriber implements Subscriber<Integer> {

    private final StressTable table;
    private final CompletableFuture<Integer> ended;
    private final int patience;
    private volatile int items;
    private volatile boolean isBusy;
    private Subscription subscription = new Subscription() {
        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    };

    StressSubscriber(StressTable table, CompletableFuture<Integer> ended, int patience) {
        this.table = table;
        this.ended = ended;
        this.patience = patience;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Integer item) {
        if (isBusy) {
            table.violations.add("two signals at once");
        }
        isBusy = true;
        int count = items + 1;
        items = count;
        if (count > patience) {
            subscription.cancel();
            ended.complete(count);
        }
        isBusy = false;
    }

    @Override
    public void onError(Throwable failure) {
        ended.complete(items);
    }

    @Override
    public void onComplete() {
        ended.complete(items);
    }
}
