package io.dynox.sample.live;

import io.dynox.BatchWriteResult;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.sample.Jobs;
import io.dynox.sample.Jobs.State;
import io.dynox.sample.LocalRequests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the last job and the engine at one moment.
 *
 * <p>Thread-safe.
 */
@Component
final class LiveView {

    private final Jobs jobs;
    private final JobFigures figures;
    private final EngineInsight insight;
    private final LocalRequests local;
    private final List<LivePart> parts;

    LiveView(Jobs jobs, JobFigures figures, EngineInsight insight, LocalRequests local, List<LivePart> parts) {
        this.jobs = jobs;
        this.figures = figures;
        this.insight = insight;
        this.local = local;
        this.parts = parts;
    }

    LiveState now() {
        String table = figures.table();
        EngineSnapshot snapshot = insight.snapshot();
        Optional<EngineSnapshot.Writer> writer = snapshot.writers().stream()
                .filter(each -> each.table().equals(table))
                .findFirst();
        BatchWriteResult result = figures.result();
        LiveState.Account account = writer.map(EngineSnapshot.Writer::account)
                .or(() -> Optional.ofNullable(result).map(BatchWriteResult::account))
                .map(LiveState.Account::of)
                .orElse(LiveState.Account.NONE);
        Map<String, Object> others = new TreeMap<>();
        parts.forEach(part -> others.put(part.name(), part.value()));
        return new LiveState(
                job(table, jobs.state(), account),
                account,
                engine(table, snapshot, writer, result),
                figures.reasons(),
                figures.hotKeys(),
                figures.deadLetters(),
                local.changesAllowed(),
                others);
    }

    private LiveState.Job job(String table, State state, LiveState.Account account) {
        if (state instanceof State.Running running) {
            double rate = figures.ratePerSecond();
            long open = running.rows() - account.accepted() + account.pending();
            Long left = rate >= 1 ? Long.valueOf((long) Math.ceil(open / rate)) : null;
            return new LiveState.Job(
                    running.kind().word(), table, "running", running.rows(), Math.round(rate), left, "");
        }
        if (state instanceof State.Done done) {
            return new LiveState.Job(done.kind().word(), table, "done", done.rows(), 0, null, done.outcome());
        }
        if (state instanceof State.Failed failed) {
            return new LiveState.Job(failed.kind().word(), table, "failed", failed.rows(), 0, null, failed.reason());
        }
        return new LiveState.Job("import", table, "none", 0, 0, null, "");
    }

    private LiveState.Engine engine(
            String table,
            EngineSnapshot snapshot,
            Optional<EngineSnapshot.Writer> writer,
            @Nullable BatchWriteResult result) {
        Optional<EngineSnapshot.Lane> lane = snapshot.lanes().stream()
                .filter(each -> each.operation() == Operation.BATCH_WRITE
                        && each.table().equals(table))
                .findFirst();
        Long limit = snapshot.limits().stream()
                .filter(each -> each.operation() == Operation.BATCH_WRITE && table.equals(each.table()))
                .map(each -> Math.round(each.unitsPerSecond()))
                .findFirst()
                .orElse(null);
        return new LiveState.Engine(
                writer.map(EngineSnapshot.Writer::requests).orElse(result == null ? 0 : result.requests()),
                writer.map(EngineSnapshot.Writer::retries).orElse(result == null ? 0 : result.retries()),
                figures.unprocessed(),
                figures.throttles(),
                lane.map(EngineSnapshot.Lane::requestsInFlight).orElse(0),
                lane.map(EngineSnapshot.Lane::window).orElse(0),
                lane.map(EngineSnapshot.Lane::maxWindow).orElse(0),
                lane.map(EngineSnapshot.Lane::isPaused).orElse(false),
                limit);
    }
}
