package io.dynox.internal.mapping.enhanced;

import io.dynox.annotation.AllowMissing;
import io.dynox.annotation.Default;
import io.dynox.annotation.EpochSeconds;
import io.dynox.internal.mapping.value.RecordAdvice;
import io.dynox.internal.mapping.value.UnmappableException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbFlatten;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** Finds what the Enhanced client passes over in a class, or refuses without saying what to change. */
final class EnhancedMistakes {

    /** Annotations of records, which the Enhanced client doesn't know, and what does the same for its classes. */
    private static final Map<Class<? extends Annotation>, String> OF_RECORDS = Map.of(
            EpochSeconds.class, "store a long that counts the seconds, or use @DynamoDbConvertedBy",
            Default.class, "give the field that value where it is declared",
            AllowMissing.class, "take it away, as what is absent is null or zero there anyway");

    private EnhancedMistakes() {}

    /** Refuses a class of which the Enhanced client can make no object. */
    static void checkForm(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnmappableException(
                    "the Enhanced client calls its methods, and it isn't public: make the class, and those around it,"
                            + " public");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw new UnmappableException(
                    "it is an inner class, which isn't made without its outer one: make it static");
        }
        if (!type.isAnnotationPresent(DynamoDbBean.class)) {
            return;
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new UnmappableException("it is abstract, so no item can be read as it: annotate the classes that"
                    + " extend it with @DynamoDbBean, and use those");
        }
        if (Stream.of(type.getConstructors()).noneMatch(constructor -> constructor.getParameterCount() == 0)) {
            throw new UnmappableException("a @DynamoDbBean needs a public constructor without parameters: "
                    + (RecordAdvice.isKotlin(type)
                            ? "give each parameter a default and make it a var, or "
                            : "add it (Lombok: @NoArgsConstructor and, beside @Builder, @AllArgsConstructor; @Value"
                                    + " needs @Builder and @DynamoDbImmutable instead), or ")
                    + RecordAdvice.of(type));
        }
    }

    /** Refuses a class of which the Enhanced client passed over a key, or everything. */
    static void checkSchema(Class<?> type, TableSchema<?> schema) {
        TableMetadata metadata = schema.tableMetadata();
        for (Method method : type.getMethods()) {
            if ((method.isAnnotationPresent(DynamoDbPartitionKey.class)
                            && metadata.primaryPartitionKey().isEmpty())
                    || (method.isAnnotationPresent(DynamoDbSortKey.class)
                            && metadata.primarySortKey().isEmpty())) {
                throw passedOver("the key annotation on " + method.getName() + "()", type);
            }
        }
        // a flattened map has any attributes, which the schema doesn't name
        if (schema.attributeNames().isEmpty()
                && Stream.of(type.getMethods())
                        .noneMatch(method -> method.isAnnotationPresent(DynamoDbFlatten.class))) {
            throw passedOver("all of it", type);
        }
    }

    private static UnmappableException passedOver(String what, Class<?> type) {
        return new UnmappableException(
                "the Enhanced client passes over " + what + ", as an attribute is a public getter and a public setter"
                        + " of one name, such as getId() and setId(…): add them"
                        + " (Lombok: @Data, Kotlin: var),"
                        + " or " + RecordAdvice.of(type));
    }

    /** Refuses annotations that would have no effect, in a class and in those inside of it. */
    static void checkAnnotations(Class<?> type) {
        checkAnnotations(type, new HashSet<>());
    }

    private static void checkAnnotations(Type part, Set<Type> seen) {
        if (part instanceof ParameterizedType generic) {
            for (Type inside : generic.getActualTypeArguments()) {
                checkAnnotations(inside, seen);
            }
        }
        if (!(part instanceof Class<?> type) || !EnhancedEntities.isEntity(type) || !seen.add(type)) {
            return;
        }
        checkAnnotations(type, "", type);
        for (Method method : type.getMethods()) {
            checkAnnotations(method, method.getName() + "() of ", type);
            checkAnnotations(method.getGenericReturnType(), seen);
        }
    }

    private static void checkAnnotations(AnnotatedElement annotated, String name, Class<?> type) {
        OF_RECORDS.forEach((annotation, instead) -> {
            if (annotated.isAnnotationPresent(annotation)) {
                throw new UnmappableException("@" + annotation.getSimpleName() + " on " + name + type.getTypeName()
                        + " has no effect, as the Enhanced client maps that class: " + instead + ", or "
                        + RecordAdvice.of(type));
            }
        });
    }

    /** What the Enhanced client says against a class, and what to change. */
    static String refusal(RuntimeException refused) {
        String text = String.valueOf(refused.getMessage());
        String clause = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return clause
                + (clause.startsWith("Converter not found")
                        ? ": use a type that it knows (java.time.Instant for a Date or a Calendar), annotate a class of"
                                + " your own with @DynamoDbBean, or use @DynamoDbConvertedBy"
                        : ": correct that, or use a record (docs/models.md)");
    }
}
