package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.sdk.TableKeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LastingKeysTest {

    private final List<CompletableFuture<TableKeyReader>> questions = new ArrayList<>();
    private final LastingKeys keys = new LastingKeys(() -> {
        CompletableFuture<TableKeyReader> question = new CompletableFuture<>();
        questions.add(question);
        return question;
    });

    @Test
    void pendingQuestionAndItsAnswerServeAllWhoAsk() {
        CompletableFuture<TableKeyReader> first = keys.get();
        assertThat(keys.get()).isSameAs(first);

        questions.get(0).complete(new TableKeyReader("users", TableKeys.of("id")));

        assertThat(keys.get()).isSameAs(first);
        assertThat(questions).hasSize(1);
    }

    @Test
    void failedQuestionIsAskedAgainUntilItIsAnswered() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<TableKeyReader> failing = keys.get();
            questions.get(i).completeExceptionally(new IllegalStateException("denied"));
            assertThat(failing).isCompletedExceptionally();
        }

        TableKeyReader reader = new TableKeyReader("users", TableKeys.of("id"));
        CompletableFuture<TableKeyReader> answered = keys.get();
        questions.get(3).complete(reader);

        assertThat(answered).isCompletedWithValue(reader);
        assertThat(keys.get()).isSameAs(answered);
        assertThat(questions).hasSize(4);
    }
}
