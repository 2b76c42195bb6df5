package io.dynox.batch;

import io.dynox.internal.SystemTime;
import io.dynox.internal.batch.HandBackRepository;
import io.dynox.internal.batch.LocalExecution;
import io.dynox.internal.batch.PartitionReader;
import io.dynox.internal.batch.PartitionWriter;
import io.dynox.internal.batch.PartitionsHandler;
import io.dynox.internal.batch.ProgressWatch;
import io.dynox.internal.batch.RemoteExecution;
import io.dynox.internal.batch.RunningPartitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.messaging.MessageChannel;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.Assert;

/**
 * Makes jobs of Spring Batch, and workers for them, of {@linkplain TableJob definitions}: on one machine or on many, with the same
 * guarantees. A bean of the auto-configuration, where there is a {@link JobRepository}.
 *
 * <p>When the application shuts down, each partition ends at its chunk. A job whose partitions run in this application ends as
 * stopped; start it again with the same parameters, and it goes on. Partitions of a worker are handed back, see
 * {@link PartitionWorker}.
 *
 * <p>Thread-safe.
 */
public class TableJobs implements SmartLifecycle {

    private static final Duration LOCAL_POLL = Duration.ofMillis(250);
    private static final Duration REMOTE_POLL = Duration.ofSeconds(1);
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final RunningPartitions running = new RunningPartitions();
    private final Map<String, TableJobProgress> progress = new ConcurrentHashMap<>();
    private volatile boolean isStarted;

    /**
     * Creates the maker of jobs.
     *
     * @param repository where the states of jobs are kept
     * @param transactions of the repository's database: a chunk's checkpoint is committed in them
     */
    public TableJobs(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = Objects.requireNonNull(repository, "repository");
        this.transactions = Objects.requireNonNull(transactions, "transactions");
    }

    /**
     * Makes a job whose partitions are executed by threads of this application.
     *
     * @param definition what the job does
     * @param threads how many partitions are executed at a time
     */
    public Job local(TableJob<?> definition, int threads) {
        Assert.isTrue(threads > 0, () -> "threads must be at least 1, but is " + threads);
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(definition.name() + "-");
        executor.setConcurrencyLimit(threads);
        SimpleAsyncTaskExecutor starter = new SimpleAsyncTaskExecutor(definition.name() + "-starter-");
        Step partition = partitionStep(definition, repository);
        return job(definition, new LocalExecution(partition, starter, executor, running), LOCAL_POLL, Duration.ZERO);
    }

    /**
     * Makes a job whose partitions are executed by workers of other processes, without a limit of time.
     *
     * @param definition what the job does; the workers have the same
     * @param requests takes a message for each partition, of text; see {@link JmsPartitions#requests()}
     */
    public Job manager(TableJob<?> definition, MessageChannel requests) {
        return manager(definition, requests, Duration.ZERO);
    }

    /**
     * Makes a job whose partitions are executed by workers of other processes.
     *
     * @param definition what the job does; the workers have the same
     * @param requests takes a message for each partition, of text; see {@link JmsPartitions#requests()}
     * @param timeout how long the job waits for all partitions, before it fails; zero for no limit
     */
    public Job manager(TableJob<?> definition, MessageChannel requests, Duration timeout) {
        Objects.requireNonNull(requests, "requests");
        return job(
                definition, new RemoteExecution(definition.workerStep(), requests, repository), REMOTE_POLL, timeout);
    }

    /**
     * Makes a worker.
     *
     * @param definitions all jobs whose managers use the queue of this worker
     */
    public PartitionWorker worker(TableJob<?>... definitions) {
        JobRepository handsBack = HandBackRepository.of(repository, running);
        Map<String, Step> steps = new LinkedHashMap<>();
        for (TableJob<?> definition : definitions) {
            steps.put(definition.workerStep(), partitionStep(definition, handsBack));
        }
        return new PartitionWorker(repository, steps, running);
    }

    /** Returns how far the jobs are whose managers run in this application, the last state of each. */
    public List<TableJobProgress> progress() {
        return new ArrayList<>(progress.values());
    }

    private Job job(TableJob<?> definition, PartitionsHandler.Execution execution, Duration poll, Duration timeout) {
        TableJob.Plan<?> plan = definition.plan();
        PartitionsHandler handler = new PartitionsHandler(
                execution, (manager, partitions) -> watch(plan, partitions), plan.partitions(), poll, timeout);
        SimpleJobBuilder job = new JobBuilder(plan.name(), repository)
                .start(new StepBuilder(plan.name() + ".partitions", repository)
                        .partitioner(definition.workerStep(), plan.partitioner())
                        .partitionHandler(handler)
                        .gridSize(plan.partitions())
                        .build());
        plan.check().ifPresent(check -> job.next(verifyStep(plan.name(), check)));
        return job.build();
    }

    private ProgressWatch watch(TableJob.Plan<?> plan, int partitions) {
        return new ProgressWatch(
                plan.name(),
                plan.total().get(),
                partitions,
                LOG_EVERY,
                state -> progress.put(state.job(), new WatchedProgress(state)),
                SystemTime::nanos);
    }

    private Step verifyStep(String name, MigrationCheck<?> check) {
        return new StepBuilder(name + ".verify", repository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            int compared = check.run(step.getJobExecution().getJobInstanceId());
                            step.getExecutionContext().putInt("dynox.compared", compared);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private <S> Step partitionStep(TableJob<S> definition, JobRepository steps) {
        TableJob.Plan<S> plan = definition.plan();
        return new StepBuilder(definition.workerStep(), steps)
                .<S, S>chunk(plan.chunkSize())
                .transactionManager(transactions)
                .reader(new PartitionReader<S>(plan.reader()))
                .writer(new PartitionWriter<S>(() -> writer(plan)))
                .build();
    }

    private static <S> ItemStreamWriter<S> writer(TableJob.Plan<S> plan) {
        DynoxItemWriterBuilder<S> writer = new DynoxItemWriterBuilder<S>()
                .writes(plan.target(), plan.options(), plan.writes())
                .skipLimit(plan.skipLimit());
        plan.deadLetters().ifPresent(file -> writer.deadLetterWriter(new DynoxDeadLetterWriter(file)));
        return writer.build();
    }

    // the life of the application

    @Override
    public void start() {
        running.reopen();
        isStarted = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Asks each partition to end at its chunk, and calls back when all have. */
    @Override
    public void stop(Runnable callback) {
        running.shutDown(() -> {
            isStarted = false;
            callback.run();
        });
    }

    @Override
    public boolean isRunning() {
        return isStarted;
    }

    /** Before the writers of Dynox are drained, and together with the listeners of a broker. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
