package io.dynox.comparison;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item with ten attributes, as large as its note makes it. */
public record Person(
        @DynamoDbPartitionKey String pk,
        String name,
        String email,
        String street,
        String city,
        String country,
        int age,
        long visits,
        boolean active,
        String note) {

    static final String TABLE = "people";

    static Person of(int id, String note) {
        return new Person(
                "PERSON#" + id,
                "Ada Lovelace",
                "ada.lovelace@example.org",
                "St. James's Square 12",
                "London",
                "GB",
                36,
                1_234_567 + id,
                true,
                note);
    }

    PersonBean bean() {
        PersonBean bean = new PersonBean();
        bean.setPk(pk);
        bean.setName(name);
        bean.setEmail(email);
        bean.setStreet(street);
        bean.setCity(city);
        bean.setCountry(country);
        bean.setAge(age);
        bean.setVisits(visits);
        bean.setActive(active);
        bean.setNote(note);
        return bean;
    }

    Map<String, Object> map() {
        Map<String, Object> map = new HashMap<>(20);
        map.put("pk", pk);
        map.put("name", name);
        map.put("email", email);
        map.put("street", street);
        map.put("city", city);
        map.put("country", country);
        map.put("age", age);
        map.put("visits", visits);
        map.put("active", active);
        map.put("note", note);
        return map;
    }

    /** As one writes it by hand for the SDK. */
    Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> item = new HashMap<>(20);
        item.put("pk", AttributeValue.fromS(pk));
        item.put("name", AttributeValue.fromS(name));
        item.put("email", AttributeValue.fromS(email));
        item.put("street", AttributeValue.fromS(street));
        item.put("city", AttributeValue.fromS(city));
        item.put("country", AttributeValue.fromS(country));
        item.put("age", AttributeValue.fromN(Integer.toString(age)));
        item.put("visits", AttributeValue.fromN(Long.toString(visits)));
        item.put("active", AttributeValue.fromBool(active));
        item.put("note", AttributeValue.fromS(note));
        return item;
    }

    /** What {@link #attributes} gives, read back by hand. */
    static Person of(Map<String, AttributeValue> item) {
        return new Person(
                item.get("pk").s(),
                item.get("name").s(),
                item.get("email").s(),
                item.get("street").s(),
                item.get("city").s(),
                item.get("country").s(),
                Integer.parseInt(item.get("age").n()),
                Long.parseLong(item.get("visits").n()),
                item.get("active").bool(),
                item.get("note").s());
    }

    /** The attributes of an item of the stub, besides its key. */
    static String json(String note) {
        return "\"name\":{\"S\":\"Ada Lovelace\"},\"email\":{\"S\":\"ada.lovelace@example.org\"},\"street\":{\"S\":\"St. James's Square 12\"},"
                + "\"city\":{\"S\":\"London\"},\"country\":{\"S\":\"GB\"},\"age\":{\"N\":\"36\"},\"visits\":{\"N\":\"1234567\"},"
                + "\"active\":{\"BOOL\":true},\"note\":{\"S\":\"" + note + "\"}";
    }
}
