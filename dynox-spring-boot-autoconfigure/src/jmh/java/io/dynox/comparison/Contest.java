package io.dynox.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/** Clients that do the same work in turns, in short windows, in an order that is drawn for each round. */
final class Contest {

    private final String name;
    private final int items;
    private final Map<String, IntConsumer> clients = new LinkedHashMap<>();

    /**
     * A contest without clients.
     *
     * @param items of a window
     */
    Contest(String name, int items) {
        this.name = name;
        this.items = items;
    }

    /**
     * Adds a client; all are compared to the first one.
     *
     * @param work works on so many items
     */
    Contest client(String client, IntConsumer work) {
        clients.put(client, work);
        return this;
    }

    String name() {
        return name;
    }

    /**
     * Prints medians, and quartiles of the ratios to the first client.
     *
     * @param warmUp rounds that don't count
     * @param only part of the names of the other clients that take part
     */
    void run(int warmUp, int rounds, String only) {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        clients.keySet().forEach(client -> costs.put(client, new ArrayList<>()));
        String first = clients.keySet().iterator().next();
        List<String> order = new ArrayList<>(clients.keySet().stream()
                .filter(client -> client.equals(first) || client.contains(only))
                .toList());
        Random random = new Random(17);
        for (int round = -warmUp; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (String client : order) {
                Cost cost = Cost.of(items, () -> clients.get(client).accept(items));
                if (round >= 0) {
                    costs.get(client).add(cost);
                }
            }
        }
        System.out.printf("%n%s (%,d items a window, %d rounds)%n", name, items, rounds);
        System.out.printf(
                "  %-22s %9s %-22s %9s %-22s %9s %s%n", "", "ns CPU", "ratio", "bytes", "ratio", "ns", "ratio");
        for (String client : clients.keySet()) {
            if (order.contains(client)) {
                List<Cost> own = costs.get(client);
                List<Cost> base = costs.get(first);
                System.out.printf(
                        "  %-22s %9.0f %-22s %9.0f %-22s %9.0f %s%n",
                        client,
                        median(own, Cost::cpuNanos),
                        ratio(own, base, Cost::cpuNanos),
                        median(own, Cost::bytes),
                        ratio(own, base, Cost::bytes),
                        median(own, Cost::nanos),
                        ratio(own, base, Cost::nanos));
            }
        }
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> measure) {
        return quantile(costs.stream().mapToDouble(measure).toArray(), 0.5);
    }

    private static String ratio(List<Cost> own, List<Cost> base, ToDoubleFunction<Cost> measure) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = measure.applyAsDouble(own.get(i)) / measure.applyAsDouble(base.get(i));
        }
        return String.format("%.3f (%.3f-%.3f)", quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = part * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = (int) Math.ceil(at);
        return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
    }
}
