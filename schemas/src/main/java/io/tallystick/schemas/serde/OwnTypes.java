package io.tallystick.schemas.serde;

import io.tallystick.schemas.AlertSeverity;
import io.tallystick.schemas.AlertState;
import io.tallystick.schemas.Schemas;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import io.tallystick.schemas.Sha256;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Avro's data model with this module's generated classes and no others. Avro would load a class by the name in a schema,
 * which is anyone's to choose, and so refuses names outside a list set for the whole process; a fixed table needs neither.
 */
final class OwnTypes extends SpecificData {
    private static final Map<String, Class<?>> PARTS = Map.of(
            Sha256.getClassSchema().getFullName(), Sha256.class,
            AlertState.getClassSchema().getFullName(), AlertState.class,
            AlertSeverity.getClassSchema().getFullName(), AlertSeverity.class,
            SettlementKind.getClassSchema().getFullName(), SettlementKind.class,
            SettlementLeg.getClassSchema().getFullName(), SettlementLeg.class);

    OwnTypes() {
        super(OwnTypes.class.getClassLoader());
        addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    @Override
    public Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Schemas.typeOf(schema.getFullName()).orElse(null);
            case ENUM, FIXED -> PARTS.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }
}
