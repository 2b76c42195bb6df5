package io.dynox.batch;

import io.dynox.DeadLetterHandler;
import io.dynox.FailedWrite;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Where skipped writes are kept: the writers in the order in which they were added. Immutable; as thread-safe as the
 * writers are.
 */
record DeadLetters(List<ItemWriter<? super FailedWrite>> writers) {

    static final DeadLetters NONE = new DeadLetters(List.of());

    DeadLetters and(ItemWriter<? super FailedWrite> writer) {
        List<ItemWriter<? super FailedWrite>> more = new ArrayList<>(writers);
        more.add(writer);
        return new DeadLetters(List.copyOf(more));
    }

    DeadLetters andHandler(DeadLetterHandler handler) {
        return and((ItemWriter<FailedWrite>) chunk -> chunk.forEach(handler::handle));
    }

    void write(Chunk<FailedWrite> failures) throws Exception {
        for (ItemWriter<? super FailedWrite> writer : writers) {
            writer.write(failures);
        }
    }

    void open(ExecutionContext context) {
        streams().forEach(stream -> stream.open(context));
    }

    void update(ExecutionContext context) {
        streams().forEach(stream -> stream.update(context));
    }

    void close() {
        streams().forEach(ItemStream::close);
    }

    private List<ItemStream> streams() {
        return writers.stream()
                .filter(ItemStream.class::isInstance)
                .map(ItemStream.class::cast)
                .toList();
    }
}
