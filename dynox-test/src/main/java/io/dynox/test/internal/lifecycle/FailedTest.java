package io.dynox.test.internal.lifecycle;

import io.dynox.test.InMemoryDynamoDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves the tables of a test that failed behind. Stateless. */
public final class FailedTest {

    /** The setting that names the folder for exports; without it nothing is written. */
    public static final String PROPERTY = "dynox.test.export-failures";

    private static final Logger LOG = LoggerFactory.getLogger(FailedTest.class);

    /** As many failures of one test are kept. */
    private static final int MOST = 1_000;

    private FailedTest() {}

    /** Exports all tables into a new folder, which is named for the test. */
    public static void export(InMemoryDynamoDb dynamo, String folder, Class<?> testClass, Method test) {
        Path own = newFolder(Path.of(folder).resolve(testClass.getName()).toAbsolutePath(), test.getName());
        dynamo.export(own);
        LOG.info("{}.{} failed; its tables are in {}", testClass.getSimpleName(), test.getName(), own);
    }

    private static Path newFolder(Path parent, String name) {
        try {
            Files.createDirectories(parent);
            for (int number = 1; true; number++) {
                try {
                    return Files.createDirectory(parent.resolve(name + "-" + number));
                } catch (FileAlreadyExistsException e) {
                    if (number == MOST) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tables of the test that failed can't be written to " + parent, e);
        }
    }
}
