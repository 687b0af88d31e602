package io.tallystick.rules.expr;

import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.List;

/**
 * One overload of a function that this package adds to CEL's own.
 *
 * @param name as in the syntax tree
 * @param binding what it does
 */
record Function(String name, CelOverloadDecl declaration, CelFunctionBinding binding) {
    static <T> Function unary(
            String name, String id, CelType result, CelType type, Class<T> arg, CelFunctionOverload.Unary<T> body) {
        return new Function(
                name, CelOverloadDecl.newGlobalOverload(id, result, type), CelFunctionBinding.from(id, arg, body));
    }

    static <A, B> Function binary(
            String name,
            String id,
            CelType result,
            CelType typeA,
            CelType typeB,
            Class<A> a,
            Class<B> b,
            CelFunctionOverload.Binary<A, B> body) {
        return new Function(
                name,
                CelOverloadDecl.newGlobalOverload(id, result, List.of(typeA, typeB)),
                CelFunctionBinding.from(id, a, b, body));
    }

    /** The same, called as {@code a.name(b)}. */
    Function asMember() {
        CelOverloadDecl member = CelOverloadDecl.newMemberOverload(
                declaration.overloadId(), declaration.resultType(), declaration.parameterTypes());
        return new Function(name, member, binding);
    }
}
