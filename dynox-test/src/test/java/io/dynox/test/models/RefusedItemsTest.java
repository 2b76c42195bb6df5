package io.dynox.test.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.BatchWriteException;
import io.dynox.FailedWrite;
import io.dynox.ItemMapping;
import io.dynox.test.Key;
import io.dynox.test.junit.DynoxExtension;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A failure carries its item in DynamoDB's attribute names, whatever refused it. */
class RefusedItemsTest {

    private static final String LARGE = "x".repeat(401 << 10);

    @RegisterExtension
    static final DynoxExtension DYNOX =
            DynoxExtension.builder().table("notes", Key.string("pk")).build();

    record Note(
            @DynamoDbPartitionKey @DynamoDbAttribute("pk") String id,
            @DynamoDbAttribute("body") String text,
            double weight) {}

    @DynamoDbBean
    public static class NoteBean {

        private String id = "";
        private String text = "";
        private double weight;

        @DynamoDbPartitionKey
        @DynamoDbAttribute("pk")
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        @DynamoDbAttribute("body")
        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public double getWeight() {
            return weight;
        }

        public void setWeight(double weight) {
            this.weight = weight;
        }

        static NoteBean of(String id, String text, double weight) {
            NoteBean bean = new NoteBean();
            bean.setId(id);
            bean.setText(text);
            bean.setWeight(weight);
            return bean;
        }
    }

    /** Maps notes as a mapping of the application's own, with an empty set where the text is empty. */
    private static final class NoteMapping implements ItemMapping<Note> {

        @Override
        public Map<String, AttributeValue> toAttributes(Note note) {
            return Map.of(
                    "pk", AttributeValue.fromS(note.id()),
                    "body",
                            note.text().isEmpty()
                                    ? AttributeValue.fromSs(List.of())
                                    : AttributeValue.fromS(note.text()),
                    "weight", AttributeValue.fromN(Double.toString(note.weight())));
        }

        @Override
        public Note toItem(Map<String, AttributeValue> attributes) {
            throw new UnsupportedOperationException("nothing is read in this test");
        }
    }

    private static <T> FailedWrite refused(BatchTable<T> table, T item) {
        FailedWrite failure = failed(table, item);
        assertThat(failure.write().source()).isSameAs(item);
        return failure;
    }

    private static <T> FailedWrite failed(BatchTable<T> table, T item) {
        CompletionException thrown = catchThrowableOfType(
                CompletionException.class,
                () -> table.batchWrite(List.of(item), List.of()).join());
        List<FailedWrite> failures = ((BatchWriteException) Objects.requireNonNull(thrown.getCause()))
                .result()
                .failures();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    @Test
    void recordsThatAreTooLargeAreWhole(BatchOperations dynox) {
        FailedWrite failure = refused(dynox.table("notes", Note.class), new Note("A", LARGE, 1.5));

        assertThat(failure.write().item()).isEqualTo(Map.of("pk", "A", "body", LARGE, "weight", new BigDecimal("1.5")));
    }

    @Test
    void valuesThatCannotBeStoredAreGivenAsTheyAre(BatchOperations dynox) {
        FailedWrite failure = refused(dynox.table("notes", Note.class), new Note("A", "b", Double.NaN));

        assertThat(failure.write().item()).isEqualTo(Map.of("pk", "A", "body", "b", "weight", Double.NaN));
    }

    @Test
    void refusedBeansHaveTheirAttributes(BatchOperations dynox) {
        BatchTable<NoteBean> notes = dynox.table("notes", NoteBean.class);

        assertThat(refused(notes, NoteBean.of("A", LARGE, 1)).write().item())
                .isEqualTo(Map.of("pk", "A", "body", LARGE, "weight", new BigDecimal("1.0")));
        assertThat(refused(notes, NoteBean.of("A", "b", Double.NaN)).write().item())
                .isEqualTo(Map.of("pk", "A", "body", "b"));
    }

    @Test
    void refusedItemsOfMappingsHaveTheirAttributes(BatchOperations dynox) {
        BatchTable<Note> notes = dynox.table("notes", new NoteMapping());

        assertThat(refused(notes, new Note("A", LARGE, 1)).write().item().keySet())
                .isEqualTo(Set.of("pk", "body", "weight"));
        assertThat(refused(notes, new Note("A", "", 1)).write().item().get("pk"))
                .isEqualTo("A");
    }

    @Test
    void whatWasRefusedForItsKeyHasTheSameForm(BatchOperations dynox) {
        FailedWrite failure = failed(dynox.table("notes", Note.class), new Note("", "b", 1));

        assertThat(failure.write().item()).isEqualTo(Map.of("pk", "", "body", "b", "weight", new BigDecimal("1.0")));
    }

    @Test
    void refusedItemsAreWrittenAgainAsMaps(BatchOperations dynox) {
        FailedWrite failure = refused(dynox.table("notes", Note.class), new Note("A", LARGE, 1.5));
        Map<String, Object> corrected = new HashMap<>(failure.write().item());
        corrected.put("body", "short");

        BatchTable<Note> notes = dynox.table("notes", Note.class);
        notes.asMaps().save(corrected).join();

        assertThat(notes.get(notes.key("A")).join()).contains(new Note("A", "short", 1.5));
    }
}
