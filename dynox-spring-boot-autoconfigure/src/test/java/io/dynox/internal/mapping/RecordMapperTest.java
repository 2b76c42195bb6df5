package io.dynox.internal.mapping;

import static io.dynox.internal.mapping.RecordItems.decode;
import static io.dynox.internal.mapping.RecordItems.decodePart;
import static io.dynox.internal.mapping.RecordItems.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynox.InvalidItemException;
import io.dynox.annotation.Default;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbIgnore;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbUpdateBehavior;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class RecordMapperTest {

    enum Role {
        ADMIN,
        GUEST
    }

    record Address(String street, int zip) {}

    record User(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey long sk,
            @Nullable String name,
            int age,
            @Nullable Role role,
            @Nullable Address address,
            List<Address> former,
            Set<String> tags,
            Map<String, Integer> scores,
            Optional<Instant> seen,
            Object anything) {}

    private static User user() {
        return new User(
                "USER#1",
                7,
                "John",
                30,
                Role.GUEST,
                new Address("Main", 8000),
                List.of(new Address("Side", 1)),
                Set.of("a", "b"),
                Map.of("x", 1),
                Optional.of(Instant.parse("2026-01-31T10:00:00Z")),
                List.of("plain"));
    }

    @Test
    void componentsAreAttributesOfTheirTypes() {
        assertThat(ItemDecoder.decode(encode(User.class, user())))
                .isEqualTo(ItemDecoder.decode(ItemEncoder.encode(Map.ofEntries(
                        Map.entry("pk", "USER#1"),
                        Map.entry("sk", 7),
                        Map.entry("name", "John"),
                        Map.entry("age", 30),
                        Map.entry("role", "GUEST"),
                        Map.entry("address", Map.of("street", "Main", "zip", 8000)),
                        Map.entry("former", List.of(Map.of("street", "Side", "zip", 1))),
                        Map.entry("tags", Set.of("a", "b")),
                        Map.entry("scores", Map.of("x", 1)),
                        Map.entry("seen", "2026-01-31T10:00:00Z"),
                        Map.entry("anything", List.of("plain"))))));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        assertThat(ItemMappers.of(User.class).decode(encode(User.class, user())))
                .isEqualTo(user());
    }

    @Test
    void mappersAreMadeOnce() {
        assertThat(ItemMappers.of(User.class)).isSameAs(ItemMappers.of(User.class));
    }

    @Test
    void theKeyIsThatOfTheAnnotations() {
        assertThat(ItemMappers.of(User.class).keys())
                .isEqualTo(new TableKeys(
                        new TableKeys.Attribute("pk", ScalarAttributeType.S),
                        new TableKeys.Attribute("sk", ScalarAttributeType.N)));
        assertThat(ItemMappers.of(Address.class).keys()).isNull();
    }

    @Nested
    class Absence {

        @Test
        void nullsAndEmptySetsAndOptionalsAreLeftOut() {
            User user =
                    new User("USER#1", 7, null, 0, null, null, List.of(), Set.of(), Map.of(), Optional.empty(), "x");

            assertThat(encode(User.class, user))
                    .containsOnlyKeys("pk", "sk", "age", "former", "scores", "anything")
                    .containsEntry("age", AttributeValue.fromN("0"));
            assertThat(ItemMappers.of(User.class).decode(encode(User.class, user)))
                    .isEqualTo(user);
        }

        @Test
        void whatIsAbsentOfAPartIsZeroEmptyOrNull() {
            User read = decodePart(User.class, Map.of("pk", "USER#1", "name", AttributeValue.fromNul(true)));

            assertThat(read.sk()).isZero();
            assertThat(read.name()).isNull();
            assertThat(read.role()).isNull();
            assertThat(read.address()).isNull();
            assertThat(read.former()).isEmpty();
            assertThat(read.tags()).isEmpty();
            assertThat(read.scores()).isEmpty();
            assertThat(read.seen()).isEmpty();
        }

        @Test
        void defaultsStandInForWhatIsAbsent() {
            record Player(
                    String pk,
                    @Default("18") int age,
                    @Default("GUEST") Role role,
                    @Default("true") boolean active,
                    @Default("2026-01-31") LocalDate since,
                    @Default("none") Optional<String> team) {}

            assertThat(decode(Player.class, Map.of("pk", "P", "age", AttributeValue.fromNul(true))))
                    .isEqualTo(new Player("P", 18, Role.GUEST, true, LocalDate.of(2026, 1, 31), Optional.of("none")));
            assertThat(decode(Player.class, Map.of("pk", "P", "age", 0)).age()).isZero();
        }

        @Test
        void nullsInsideOfListsAndMapsAreKept() {
            record Holder(List<@Nullable String> list, Map<String, Optional<Integer>> map) {}
            Holder holder = new Holder(
                    new ArrayList<>(Arrays.asList("a", null)), Map.of("x", Optional.empty(), "y", Optional.of(1)));

            Map<String, AttributeValue> encoded = encode(Holder.class, holder);

            assertThat(encoded)
                    .containsEntry(
                            "list",
                            AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromNul(true))));
            assertThat(ItemMappers.of(Holder.class).decode(encoded)).isEqualTo(holder);
        }
    }

    @Nested
    class Annotations {

        record Money(long cents) {}

        static final class MoneyConverter implements AttributeConverter<Money> {
            @Override
            public AttributeValue transformFrom(Money money) {
                return AttributeValue.fromS(money.cents() + " cents");
            }

            @Override
            public Money transformTo(AttributeValue value) {
                return new Money(Long.parseLong(value.s().split(" ", 2)[0]));
            }

            @Override
            public EnhancedType<Money> type() {
                return EnhancedType.of(Money.class);
            }

            @Override
            public AttributeValueType attributeValueType() {
                return AttributeValueType.S;
            }
        }

        record Audit(
                @Nullable String by,
                @DynamoDbAttribute("changed_at") @Nullable Instant at) {}

        record Annotated(
                @DynamoDbPartitionKey @DynamoDbAttribute("PK")
                String id,

                @DynamoDbConvertedBy(MoneyConverter.class) Money price,
                @DynamoDbFlatten @Nullable Audit audit,
                @DynamoDbIgnore @Default("7") int cache,

                @DynamoDbUpdateBehavior(
                        software.amazon.awssdk.enhanced.dynamodb.mapper.UpdateBehavior.WRITE_IF_NOT_EXISTS)
                String kept) {}

        @Test
        void thoseOfTheEnhancedClientHold() {
            Annotated item = new Annotated("A", new Money(99), new Audit("me", Instant.EPOCH), 1, "k");

            Map<String, AttributeValue> encoded = encode(Annotated.class, item);

            assertThat(encoded).containsOnlyKeys("PK", "price", "by", "changed_at", "kept");
            assertThat(encoded).containsEntry("price", AttributeValue.fromS("99 cents"));
            assertThat(ItemMappers.of(Annotated.class).decode(encoded))
                    .isEqualTo(new Annotated("A", new Money(99), new Audit("me", Instant.EPOCH), 7, "k"));
            assertThat(ItemMappers.of(Annotated.class).keys())
                    .isEqualTo(new TableKeys(new TableKeys.Attribute("PK", ScalarAttributeType.S), null));
        }

        @Test
        void aFlattenedRecordWithoutAttributesIsNull() {
            assertThat(decodePart(Annotated.class, Map.of("PK", "A")).audit()).isNull();
        }

        @Test
        void aConverterThatThrowsIsNamedAndItsTextIsNot() {
            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> decode(Annotated.class, Map.of("PK", "A", "price", "secret")))
                    .withMessageContaining("Attribute 'price'")
                    .withMessageContaining("MoneyConverter threw java.lang.NumberFormatException")
                    .withMessageNotContaining("secret")
                    .withCauseInstanceOf(NumberFormatException.class);
        }
    }

    record Switch(boolean on) {}

    @Test
    void booleansMayBeTheNumbersZeroAndOne() {
        assertThat(decode(Switch.class, Map.of("on", 1)).on()).isTrue();
        assertThat(decode(Switch.class, Map.of("on", 0)).on()).isFalse();
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> decode(Switch.class, Map.of("on", 2)))
                .withMessageContaining("Attribute 'on'")
                .withMessageContaining("is no boolean");
    }

    record Coded(int count, @Nullable Role role) {}

    @Test
    void integersMayHaveAnExponent() {
        assertThat(decode(Coded.class, Map.of("count", AttributeValue.fromN("1.2E3")))
                        .count())
                .isEqualTo(1200);
        assertThat(decode(Coded.class, Map.of("count", AttributeValue.fromN("1E3")))
                        .count())
                .isEqualTo(1000);
    }

    @Test
    void unknownConstantsAreRefused() {
        assertThatExceptionOfType(InvalidItemException.class)
                .isThrownBy(() -> decodePart(Coded.class, Map.of("role", "OWNER")))
                .withMessageContaining("is no constant of enum " + Role.class.getName())
                .withMessageNotContaining("OWNER");
    }

    record Greetings(Map<Locale, String> texts) {}

    @Test
    void noEntryOfAMapIsLostForAnotherOne() {
        Greetings greetings = new Greetings(Map.of(Locale.ROOT, "hello", new Locale("%"), "%"));

        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> encode(Greetings.class, greetings))
                .withMessageContaining("is the key of two entries");
    }

    record Tree(String name, List<Tree> children) {}

    @Test
    void recordsMayHoldRecordsOfTheirOwnType() {
        Tree tree = new Tree("root", List.of(new Tree("leaf", List.of())));

        assertThat(ItemMappers.of(Tree.class).decode(encode(Tree.class, tree))).isEqualTo(tree);
    }

    @Test
    void aRecordThatHoldsItselfIsRefused() {
        List<Tree> children = new ArrayList<>();
        Tree tree = new Tree("root", children);
        children.add(tree);

        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> encode(Tree.class, tree))
                .withMessageContaining("contains itself: break the cycle");
    }
}
