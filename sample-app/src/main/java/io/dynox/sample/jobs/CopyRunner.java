package io.dynox.sample.jobs;

import io.dynox.batch.JobRestarts;
import io.dynox.batch.TableJob;
import io.dynox.batch.TableJobProgress;
import io.dynox.batch.TableJobs;
import io.dynox.sample.CitiesByName;
import io.dynox.sample.CityMigration;
import io.dynox.sample.JobProgress;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** Starts the job when the cities are imported, or goes on with it, and shows how far it is until its end. */
@Order // after the import
final class CopyRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(CopyRunner.class);
    private static final long LOOK_MILLIS = 200;

    private final Function<TableJob<?>, Job> maker;
    private final TableJobs jobs;
    private final JobRestarts restarts;
    private final CityCopy copy;
    private final CityMigration cities;
    private final CitiesByName target;

    /**
     * Makes a runner.
     *
     * @param maker makes the job of its definition
     */
    CopyRunner(
            Function<TableJob<?>, Job> maker,
            TableJobs jobs,
            JobRestarts restarts,
            CityCopy copy,
            CityMigration cities,
            CitiesByName target) {
        this.maker = maker;
        this.jobs = jobs;
        this.restarts = restarts;
        this.copy = copy;
        this.cities = cities;
        this.target = target;
    }

    @Override
    public void run(ApplicationArguments arguments) throws JobExecutionException {
        long total = cities.countCities();
        target.createIfMissing();
        JobExecution execution = underABar(maker.apply(copy.of(total)), total);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("The copy ended as " + execution.getStatus() + "; a second start goes on");
        }
        log.info(
                "Copied the cities to table '{}': it holds {} of {} items.",
                target.name(),
                String.format(Locale.ROOT, "%,d", target.countItems()),
                String.format(Locale.ROOT, "%,d", total));
    }

    private JobExecution underABar(Job job, long total) throws JobExecutionException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (JobProgress bar = JobProgress.of("Copying", total)) {
            ScheduledFuture<?> unused =
                    clock.scheduleWithFixedDelay(() -> show(bar), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            JobExecution execution = restarts.startOrContinue(job, new JobParameters());
            show(bar);
            return execution;
        } finally {
            clock.shutdownNow();
        }
    }

    private void show(JobProgress bar) {
        jobs.progress().forEach(progress -> bar.show(progress.read(), text(progress)));
    }

    private static String text(TableJobProgress progress) {
        String left = progress.timeLeft()
                .map(time -> ", " + time.toSeconds() + " s left")
                .orElse("");
        return String.format(
                Locale.ROOT,
                " %,d/s%s, %d of %d partitions",
                Math.round(progress.ratePerSecond()),
                left,
                progress.partitionsDone(),
                progress.partitions());
    }
}
