package io.dynox.autoconfigure.batch;

import io.dynox.batch.DynoxItemWriter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns at the start of fault-tolerant steps, which write a chunk again item by item after a write failed. Steps don't say
 * what they are made of, so it looks at their fields; where these have other names, it says nothing. Not thread-safe;
 * called once.
 */
record SkipWarning(ListableBeanFactory beans) implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SkipWarning.class);

    @Override
    public void afterSingletonsInstantiated() {
        List<Step> steps =
                new ArrayList<>(beans.getBeansOfType(Step.class, false, false).values());
        beans.getBeansOfType(Job.class, false, false).values().forEach(job -> steps.addAll(stepsOf(job)));
        steps.stream()
                .distinct()
                .filter(SkipWarning::skipsInTheOtherWay)
                .forEach(step -> LOG.warn(
                        "Step '{}' is fault-tolerant and writes by a DynoxItemWriter: when a write fails, Spring Batch"
                                + " rolls the chunk back and writes its items one by one, some ten times as many requests."
                                + " Use DynoxItemWriterBuilder.skipLimit(…) instead, and no faultTolerant() for the"
                                + " writes.",
                        step.getName()));
    }

    private static List<Step> stepsOf(Job job) {
        List<Step> steps = new ArrayList<>();
        if (job instanceof AbstractJob known) {
            for (String name : known.getStepNames()) {
                Step step = known.getStep(name);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    private static boolean skipsInTheOtherWay(Step step) {
        try {
            if (step instanceof ChunkOrientedStep<?, ?>) {
                DirectFieldAccessor fields = new DirectFieldAccessor(step);
                return fields.getPropertyValue("itemWriter") instanceof DynoxItemWriter
                        && Boolean.TRUE.equals(fields.getPropertyValue("faultTolerant"));
            }
            return step instanceof TaskletStep tasklet
                    && new DirectFieldAccessor(tasklet.getTasklet()).getPropertyValue("chunkProcessor.itemWriter")
                            instanceof DynoxItemWriter
                    && isFaultTolerant(tasklet);
        } catch (InvalidPropertyException e) {
            LOG.debug("Step {} can't be looked into", step.getName(), e);
            return false;
        }
    }

    private static boolean isFaultTolerant(TaskletStep step) {
        Object processor = new DirectFieldAccessor(step.getTasklet()).getPropertyValue("chunkProcessor");
        return processor != null && processor.getClass().getSimpleName().startsWith("FaultTolerant");
    }
}
