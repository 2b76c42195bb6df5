package io.dynox.internal.batch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * The job repository of a worker. A partition that ends because the worker shuts down is not stopped, but handed back: its last state
 * in the repository stays that of its last chunk, {@code STARTED}, so that another worker goes on with it and the manager waits.
 */
public final class HandBackRepository {

    private HandBackRepository() {}

    /** Wraps a repository for the steps of a worker. */
    public static JobRepository of(JobRepository repository, RunningPartitions running) {
        return (JobRepository) Proxy.newProxyInstance(
                HandBackRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) ->
                        isEndOfHandedBack(method, arguments, running) ? null : call(repository, method, arguments));
    }

    private static boolean isEndOfHandedBack(Method method, Object @Nullable [] arguments, RunningPartitions running) {
        return method.getName().startsWith("update")
                && arguments != null
                && arguments.length == 1
                && arguments[0] instanceof StepExecution step
                && isHandedBack(step, running);
    }

    /** Whether a partition ended at a chunk because of the shutdown, and neither because its job was stopped nor by itself. */
    public static boolean isHandedBack(StepExecution step, RunningPartitions running) {
        return running.isEnding()
                && step.getStatus() == BatchStatus.STOPPED
                && !step.getJobExecution().isStopping()
                && step.getJobExecution().getStatus() != BatchStatus.STOPPED;
    }

    private static @Nullable Object call(JobRepository repository, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
