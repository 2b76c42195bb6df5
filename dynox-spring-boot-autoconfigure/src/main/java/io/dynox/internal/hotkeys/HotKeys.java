package io.dynox.internal.hotkeys;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.HotKey;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.HotKeyOptions;
import io.dynox.internal.Printable;
import io.dynox.internal.hotkeys.TableKeys.Rate;
import io.dynox.internal.report.Events;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds hot partition keys among those that requests are sent for, retries included, as a partition feels them all. Of tables only
 * the most recently used are remembered.
 *
 * <p>Thread-safe. A request costs one lock of its table and a few dozen nanoseconds for each key.
 */
public final class HotKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HotKeys.class);
    private static final int MAX_TABLES = 256;
    private static final int SHOWN_OF_A_TABLE = 10;
    private static final long WARN_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Scope(String table, Operation operation) {}

    private final HotKeyOptions options;
    private final LongSupplier nanoTime;
    private final Function<Object, String> shown;
    private final BatchListener listener;

    @GuardedBy("this")
    private final Map<Scope, TableKeys> tables = new LinkedHashMap<>(16, 0.75f, true);

    @GuardedBy("this")
    private final Map<Scope, Long> warnedNanos = new LinkedHashMap<>();

    /**
     * Creates a finder that has seen nothing.
     *
     * @param text makes a text of a key; it is shown hashed unless the options say otherwise
     * @param listener receives hot keys; must not throw
     */
    public HotKeys(
            HotKeyOptions options, LongSupplier nanoTime, Function<Object, String> text, BatchListener listener) {
        this.options = options;
        this.nanoTime = nanoTime;
        this.shown = options.showKeys() ? text.andThen(Printable::of) : text.andThen(KeyHash::of);
        this.listener = listener;
    }

    /**
     * A request is sent.
     *
     * @param partitions the partition key of each of its writes or keys
     */
    public void sent(String table, Operation operation, List<Object> partitions) {
        long now = nanoTime.getAsLong();
        Scope scope = new Scope(table, operation);
        List<Rate> hot = keysOf(scope, now).add(partitions, now);
        if (!hot.isEmpty()) {
            hot.forEach(rate -> listener.hotKeyFound(event(scope, rate)));
            if (mayWarn(scope, now)) {
                warn(event(scope, hot.get(0)));
            }
        }
    }

    /** The most frequent keys of each table, hot or not, those of one table in the order of their rates. */
    public List<HotKey> top() {
        long now = nanoTime.getAsLong();
        Map<Scope, TableKeys> all;
        synchronized (this) {
            all = Map.copyOf(tables);
        }
        List<HotKey> top = new ArrayList<>();
        all.forEach((scope, keys) -> keys.top(SHOWN_OF_A_TABLE, now).stream()
                .filter(rate -> rate.perSecond() > 0)
                .forEach(rate -> top.add(event(scope, rate))));
        return top;
    }

    private synchronized TableKeys keysOf(Scope scope, long now) {
        TableKeys keys = tables.computeIfAbsent(scope, fresh -> open(fresh, now));
        if (tables.size() > MAX_TABLES) {
            Scope eldest = tables.keySet().iterator().next();
            tables.remove(eldest);
            warnedNanos.remove(eldest);
        }
        return keys;
    }

    private TableKeys open(Scope scope, long now) {
        long hot = scope.operation().isWrite() ? options.writesPerSecond() : options.readsPerSecond();
        return new TableKeys(options.trackedKeys(), options.window().toNanos(), (double) hot, now);
    }

    private synchronized boolean mayWarn(Scope scope, long now) {
        Long before = warnedNanos.get(scope);
        boolean may = before == null || now - before >= WARN_EVERY_NANOS;
        if (may) {
            warnedNanos.put(scope, now);
        }
        return may;
    }

    private HotKey event(Scope scope, Rate rate) {
        return new Events.HotKey(scope.table(), scope.operation(), shown.apply(rate.key()), rate.perSecond());
    }

    private void warn(HotKey key) {
        boolean isWrite = key.operation().isWrite();
        LOG.warn(
                "A partition key of table '{}' is hot: {} gets {} {} a second (from {} on it is called so, see"
                        + " dynox.hot-keys); a partition takes {} units a second. Spread the {} over more partition keys.",
                key.table(),
                key.key(),
                Math.round(key.perSecond()),
                isWrite ? "writes" : "reads",
                isWrite ? options.writesPerSecond() : options.readsPerSecond(),
                isWrite ? "1,000 write" : "3,000 read",
                isWrite ? "writes" : "reads");
    }

    /**
     * The first twelve hexadecimal digits of the SHA-256 of a key's text: the same in every instance of an application, so that somebody
     * who suspects a key can compare. It hides a key from those who only read, not from those who can guess it.
     */
    private static final class KeyHash {

        private static final int BYTES = 6;

        private KeyHash() {}

        static String of(String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return "sha256:" + HexFormat.of().formatHex(hash, 0, BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
