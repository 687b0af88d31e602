package io.tallystick.rules.expr;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/** Our types as CEL's, and CEL's as an author reads them. */
final class CelTypes {
    private CelTypes() {}

    static CelType of(Type type) {
        if (type instanceof Type.ListOf list) {
            return ListType.create(of(list.element()));
        }
        if (type instanceof Type.MapOf map) {
            return MapType.create(SimpleType.STRING, of(map.value()));
        }
        return switch ((Type.Scalar) type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> SimpleType.STRING;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case MONEY -> MoneyFunctions.MONEY;
            case DECIMAL -> MoneyFunctions.DECIMAL;
            case DOCUMENT -> SimpleType.DYN;
        };
    }

    /** The nearest of our types; document for what only the evaluation can tell. */
    static Type toType(CelType type) {
        if (type instanceof ListType list && depth(type) <= ExpressionLimits.MAX_TYPE_DEPTH) {
            return Type.listOf(toType(list.elemType()));
        }
        if (type instanceof MapType map
                && map.keyType().equals(SimpleType.STRING)
                && depth(type) <= ExpressionLimits.MAX_TYPE_DEPTH) {
            return Type.mapOf(toType(map.valueType()));
        }
        for (Type.Scalar scalar : Type.Scalar.values()) {
            if (of(scalar).equals(type)) {
                return scalar;
            }
        }
        return Type.DOCUMENT;
    }

    private static int depth(CelType type) {
        return 1 + type.parameters().stream().mapToInt(CelTypes::depth).max().orElse(0);
    }

    /** Whether a value of the type got may be what is wanted; what only the evaluation can tell counts as yes. */
    static boolean mayBe(CelType want, CelType got) {
        if (isDynamic(want) || isDynamic(got)) {
            return true;
        }
        if (want instanceof ListType wanted && got instanceof ListType list) {
            return mayBe(wanted.elemType(), list.elemType());
        }
        if (want instanceof MapType wanted && got instanceof MapType map) {
            return mayBe(wanted.keyType(), map.keyType()) && mayBe(wanted.valueType(), map.valueType());
        }
        return want.equals(got);
    }

    static boolean isDynamic(CelType type) {
        return type.kind() == CelKind.DYN || type.kind() == CelKind.ANY || type.kind() == CelKind.TYPE_PARAM;
    }

    /** The names that the library gives its types, in our words. */
    static String words(String celNames) {
        return celNames.replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration")
                .replace("dyn", "document");
    }

    static String title(CelType type) {
        if (type instanceof ListType list) {
            return "list(" + title(list.elemType()) + ")";
        }
        if (type instanceof MapType map) {
            return "map(" + title(map.keyType()) + ", " + title(map.valueType()) + ")";
        }
        return words(type.name());
    }
}
