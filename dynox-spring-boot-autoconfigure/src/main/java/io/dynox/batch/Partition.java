package io.dynox.batch;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a partitioner of Dynox has put into the context of a partition. Immutable.
 *
 * @param name the name of the partition
 */
record Partition(String name) {

    static final String NAME = "dynox.partition";

    static Optional<Partition> of(ExecutionContext context) {
        return context.containsKey(NAME) ? Optional.of(new Partition(context.getString(NAME))) : Optional.empty();
    }

    /** The file of this partition, beside that of all. */
    Path fileOf(Path file) {
        String text = file.getFileName().toString();
        int ending = text.lastIndexOf('.');
        return file.resolveSibling(
                ending < 0 ? text + "." + name : text.substring(0, ending) + "." + name + text.substring(ending));
    }
}
