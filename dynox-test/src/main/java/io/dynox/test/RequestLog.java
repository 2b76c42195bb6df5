package io.dynox.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, the oldest first, up to a bound. Thread-safe. */
final class RequestLog {

    private final Object lock = new Object();
    private final Deque<SentRequest> requests = new ArrayDeque<>();
    private final int capacity;

    RequestLog(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("requestLog must not be negative, but is " + capacity);
        }
        this.capacity = capacity;
    }

    void add(SentRequest request) {
        if (capacity == 0) {
            return;
        }
        synchronized (lock) {
            if (requests.size() == capacity) {
                requests.removeFirst();
            }
            requests.addLast(request);
        }
    }

    List<SentRequest> all() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    List<SentRequest> of(String operation) {
        return all().stream()
                .filter(request -> request.operation().equals(operation))
                .toList();
    }

    void clear() {
        synchronized (lock) {
            requests.clear();
        }
    }
}
