package io.dynox.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dynox.internal.SystemTime;
import java.time.Clock;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever takes time, waits or works in the background can be simulated, because one place makes time and threads. */
class ClockAndThreadsTest {

    private static final String RUNTIME = "io.dynox.internal.engine.runtime";

    private static final Set<String> CLOCKS = Set.of("nanoTime", "currentTimeMillis");
    private static final Set<String> TIMED = Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.dynox");

    @Test
    void nothingButTheRuntimeReadsTheClock() {
        noClasses()
                .that(are(
                        "outside of the runtime",
                        type -> !isRuntime(type) && !type.isEquivalentTo(SystemTime.class) && !isWire(type)))
                .should()
                .accessTargetWhere(target(are("the clock", ClockAndThreadsTest::isClock)))
                .because("a simulation moves time, and what reads the machine's clock doesn't move with it")
                .check(MAIN);
    }

    @Test
    void nothingButTheRuntimeMakesAThreadOrATimer() {
        noClasses()
                .that(are("outside of the runtime", type -> !isRuntime(type) && !isDrain(type) && !isWire(type)))
                .should()
                .accessTargetWhere(target(are("a new thread or a timer", ClockAndThreadsTest::isThread)))
                .because("a thread that nobody closes outlives the application context")
                .check(MAIN);
    }

    @Test
    void nothingButTheRuntimeThrowsDice() {
        noClasses()
                .that(are("outside of the runtime", type -> !isRuntime(type) && !isWire(type)))
                .should()
                .accessTargetWhere(target(are(
                        "randomness",
                        access -> access.getOwner().isEquivalentTo(ThreadLocalRandom.class)
                                || (access.getOwner().isEquivalentTo(Math.class)
                                        && access.getName().equals("random")))))
                .because("a seed decides a simulation")
                .check(MAIN);
    }

    @Test
    void theRuntimeIsWhereTheRulesLookForIt() {
        assertThat(MAIN.stream().filter(ClockAndThreadsTest::isRuntime)).isNotEmpty();
    }

    private static boolean isRuntime(JavaClass type) {
        return type.getPackageName().equals(RUNTIME);
    }

    /** Bounds the wait of Spring's own shutdown by the JDK's shared timer, when the runtimes of the clients may be gone. */
    private static boolean isDrain(JavaClass type) {
        return type.getName().equals("io.dynox.autoconfigure.WriterDrain");
    }

    /** Signs with the time of day, numbers its requests at random, and bounds a request over HTTP: the simulation ends at the transports. */
    private static boolean isWire(JavaClass type) {
        return type.getPackageName().equals("io.dynox.internal.wire");
    }

    private static boolean isClock(AccessTarget access) {
        JavaClass owner = access.getOwner();
        boolean isNow =
                owner.getPackageName().equals("java.time") && access.getName().equals("now");
        return isNow
                || (owner.isEquivalentTo(System.class) && CLOCKS.contains(access.getName()))
                || (owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system"));
    }

    private static boolean isThread(AccessTarget access) {
        JavaClass owner = access.getOwner();
        boolean isNew = access.getName().equals("<init>");
        return owner.isEquivalentTo(Executors.class)
                || (isNew && (owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Timer.class)))
                || (isNew && owner.isAssignableTo(ForkJoinPool.class))
                || (owner.isEquivalentTo(Thread.class)
                        && access.getName().matches("ofVirtual|ofPlatform|startVirtualThread"))
                || (owner.isEquivalentTo(CompletableFuture.class) && TIMED.contains(access.getName()));
    }

    private static <T> DescribedPredicate<T> are(String what, Predicate<T> predicate) {
        return DescribedPredicate.describe(what, predicate);
    }
}
