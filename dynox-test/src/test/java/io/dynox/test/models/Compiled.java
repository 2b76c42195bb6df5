package io.dynox.test.models;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments;
import org.jetbrains.kotlin.cli.common.messages.MessageRenderer;
import org.jetbrains.kotlin.cli.common.messages.PrintingMessageCollector;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.jetbrains.kotlin.config.Services;

/** Compiles the models of other languages and processors, as their users do in their own builds. */
final class Compiled {

    private Compiled() {}

    /** The classes of {@code src/test/kotlin}. */
    static ClassLoader kotlin(Path target) throws IOException {
        K2JVMCompilerArguments arguments = new K2JVMCompilerArguments();
        arguments.setFreeArgs(sources("src/test/kotlin", ".kt"));
        arguments.setDestination(target.toString());
        arguments.setClasspath(System.getProperty("java.class.path"));
        arguments.setJvmTarget("17");
        arguments.setNoStdlib(true);
        arguments.setNoReflect(true);
        arguments.setJavaParameters(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExitCode end = new K2JVMCompiler()
                .exec(
                        new PrintingMessageCollector(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                MessageRenderer.PLAIN_FULL_PATHS,
                                false),
                        Services.EMPTY,
                        arguments);
        if (end != ExitCode.OK) {
            throw new AssertionError(out.toString(StandardCharsets.UTF_8));
        }
        return loader(target);
    }

    /** The classes of {@code src/test/lombok}, beside those of the tests: the Enhanced client makes lambdas for its own class loader. */
    static ClassLoader lombok() throws IOException, URISyntaxException {
        Path target = Path.of(Compiled.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            boolean done = compiler.getTask(
                            out,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    target.toString(),
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-processor",
                                    "lombok.launch.AnnotationProcessorHider$AnnotationProcessor",
                                    "-parameters"),
                            null,
                            files.getJavaFileObjectsFromStrings(sources("src/test/lombok", ".java")))
                    .call();
            if (!done) {
                throw new AssertionError(out);
            }
        }
        return Compiled.class.getClassLoader();
    }

    private static List<String> sources(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static ClassLoader loader(Path target) throws MalformedURLException {
        return new URLClassLoader(
                new URL[] {new File(target.toString()).toURI().toURL()}, Compiled.class.getClassLoader());
    }
}
