package io.tallystick.schemas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The record types of the topics, by name. */
public final class Schemas {
    private record Type(Schema schema, Class<? extends SpecificRecord> type) {}

    private static final List<Type> TYPES = List.of(
            new Type(Event.getClassSchema(), Event.class),
            new Type(Message.getClassSchema(), Message.class),
            new Type(Block.getClassSchema(), Block.class),
            new Type(Alert.getClassSchema(), Alert.class),
            new Type(Settlement.getClassSchema(), Settlement.class),
            new Type(Command.getClassSchema(), Command.class),
            new Type(Rejection.getClassSchema(), Rejection.class));

    private static final Map<String, Type> BY_NAME = TYPES.stream()
            .collect(Collectors.toUnmodifiableMap(type -> type.schema().getFullName(), Function.identity()));

    private Schemas() {}

    /** The schemas of all topics that carry Avro, in the order of the architecture. */
    public static List<Schema> all() {
        return TYPES.stream().map(Type::schema).toList();
    }

    /** The schema of that full name, as compiled into this version; empty when the name is not one of ours. */
    public static Optional<Schema> byName(String fullName) {
        return Optional.ofNullable(BY_NAME.get(fullName)).map(Type::schema);
    }

    /** The generated class of the schema of that full name; empty when the name is not one of ours. */
    public static Optional<Class<? extends SpecificRecord>> typeOf(String fullName) {
        return Optional.ofNullable(BY_NAME.get(fullName)).map(Type::type);
    }
}
