package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The in-memory DynamoDB needs the SDK and nothing else. */
final class OptionalLibrariesTest {

    private static final Pattern OPTIONAL =
            Pattern.compile("^(dynamodb-enhanced|assertj|junit|spring-|jackson-|micrometer)");

    @Test
    void theDatabaseWorksOnTheSdkAlone() throws Exception {
        assertThat(call(Use.class)).isEqualTo("1 item");
    }

    @Test
    void aTableOfAClassSaysWhatIsMissing() throws Exception {
        assertThat(call(UseOfAClass.class))
                .isEqualTo("The table of java.lang.String needs the Enhanced client:"
                        + " add software.amazon.awssdk:dynamodb-enhanced to the class path");
    }

    private static Object call(Class<?> type) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(withoutOptionalLibraries(), ClassLoader.getPlatformClassLoader())) {
            Object use =
                    loader.loadClass(type.getName()).getDeclaredConstructor().newInstance();
            return use.getClass().getMethod("call").invoke(use);
        } catch (InvocationTargetException e) {
            throw new AssertionError("without optional libraries: " + e.getCause(), e.getCause());
        }
    }

    private static URL[] withoutOptionalLibraries() throws MalformedURLException {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!OPTIONAL.matcher(new File(entry).getName()).find()) {
                classPath.add(new File(entry).toURI().toURL());
            }
        }
        return classPath.toArray(URL[]::new);
    }

    /** Runs without the optional libraries. */
    public static final class Use implements Callable<String> {
        @Override
        public String call() {
            InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
            dynamo.seed("users", JsonItems.text("[{\"pk\": \"a\"}]"));
            dynamo.faults().on("PutItem").throttle(1);
            boolean found = dynamo.client()
                    .getItem(r -> r.tableName("users").key(Map.of("pk", AttributeValue.fromS("a"))))
                    .hasItem();
            return found ? dynamo.itemCount("users") + " item" : "nothing";
        }
    }

    /** Asks for what the Enhanced client is needed for. */
    public static final class UseOfAClass implements Callable<String> {
        @Override
        public String call() {
            try {
                InMemoryDynamoDb.create().createTable("texts", String.class);
                return "created";
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
