package io.dynox.autoconfigure.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.dynox.BatchTable;
import io.dynox.autoconfigure.actuate.DynoxEndpoint;
import io.dynox.batch.DynoxItemWriter;
import io.dynox.batch.DynoxItemWriterBuilder;
import io.dynox.batch.JobRestarts;
import io.dynox.batch.TableJobs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DynoxBatchAutoConfigurationTest {

    private final JobRepository repository = new ResourcelessJobRepository();
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DynoxBatchAutoConfiguration.class));
    private final ApplicationContextRunner withJobs = context.withBean(JobRepository.class, () -> repository);

    @Test
    void aJobRepositoryBringsTheJobs() {
        withJobs.withBean(JobOperator.class, () -> mock(JobOperator.class))
                .run(started -> assertThat(started)
                        .hasSingleBean(TableJobs.class)
                        .hasSingleBean(JobRestarts.class)
                        .hasSingleBean(DynoxEndpoint.Jobs.class));
    }

    @Test
    void withoutOneThereAreNone() {
        context.run(started -> assertThat(started).doesNotHaveBean(TableJobs.class));
    }

    @Test
    void withoutSpringBatchNothingIsLoaded() {
        context.withClassLoader(new FilteredClassLoader("org.springframework.batch"))
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(DynoxBatchAutoConfiguration.class));
    }

    @Test
    void withoutActuatorThereIsNoEndpoint() {
        withJobs.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(TableJobs.class));
    }

    @Test
    void aStepThatSkipsInSpringBatchsWayIsWarnedOf(CapturedOutput output) {
        withJobs.withBean(
                        Job.class,
                        () -> job(
                                "bad",
                                step().faultTolerant()
                                        .skip(RuntimeException.class)
                                        .skipLimit(5)))
                .run(started -> assertThat(output)
                        .contains("Step 'bad' is fault-tolerant")
                        .contains("skipLimit"));
    }

    @Test
    void anotherStepIsNot(CapturedOutput output) {
        withJobs.withBean(Job.class, () -> job("plain", step()))
                .run(started -> assertThat(output).doesNotContain("is fault-tolerant"));
    }

    private Job job(String name, ChunkOrientedStepBuilder<String, String> step) {
        return new JobBuilder(name, repository).start(step.build()).build();
    }

    private ChunkOrientedStepBuilder<String, String> step() {
        return new StepBuilder("bad", repository)
                .<String, String>chunk(10)
                .reader(new ListItemReader<>(List.of()))
                .writer(writer());
    }

    @SuppressWarnings("unchecked")
    private static DynoxItemWriter<String> writer() {
        return new DynoxItemWriterBuilder<String>()
                .table(mock(BatchTable.class))
                .build();
    }
}
