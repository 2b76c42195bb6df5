package io.dynox.test;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command line of {@link DynoxServer}. Not thread-safe; owned by the main thread. */
final class ServerCommand {

    private static final String USAGE = """
            Serves an in-memory DynamoDB over HTTP until the process ends.

              --port PORT    the port, 8000 unless given, 0 for any that is free
              --host HOST    the address to listen at, 127.0.0.1 unless given; 0.0.0.0 lets everyone in who reaches this machine
              --load DIR     starts with the tables of an export (may be given more than once)
              --help         prints this
            """;
    private static final int DEFAULT_PORT = 8000;
    private static final int LAST_PORT = 65_535;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final List<Path> exports = new ArrayList<>();
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private boolean isHelp;

    private ServerCommand(List<String> arguments) {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            switch (name) {
                case "--port" -> port = port(value(name, rest));
                case "--host" -> host = value(name, rest);
                case "--load" -> exports.add(Path.of(value(name, rest)));
                case "--help", "-h" -> isHelp = true;
                default -> throw new IllegalArgumentException("The argument '" + name + "' is unknown");
            }
        }
    }

    /** Runs the command until the process is asked to end; returns the exit status. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        ServerCommand command;
        try {
            command = new ServerCommand(List.of(arguments));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return MISUSED;
        }
        if (command.isHelp) {
            out.print(USAGE);
            return 0;
        }
        try (DynoxServer server = command.start(out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "dynox-server-close"));
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private DynoxServer start(PrintStream out) {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().requestLog(0).build();
        for (Path export : exports) {
            dynamo.load(export);
        }
        for (String table : dynamo.tableNames()) {
            out.println("Loaded " + table + ": " + dynamo.itemCount(table) + " items");
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("The host '" + host + "' has no address");
        }
        DynoxServer server = dynamo.serve(address);
        out.println("Listening at " + server.endpoint() + " with any credentials; Ctrl+C ends it");
        return server;
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("The argument " + name + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) { // answered below
        }
        throw new IllegalArgumentException("The port must be a number from 0 to 65535, but is '" + text + "'");
    }
}
