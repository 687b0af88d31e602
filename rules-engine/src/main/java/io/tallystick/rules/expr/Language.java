package io.tallystick.rules.expr;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelKind;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import dev.cel.runtime.standard.DoubleFunction.DoubleOverload;
import dev.cel.runtime.standard.MultiplyOperator.MultiplyOverload;
import dev.cel.runtime.standard.SubtractOperator.SubtractOverload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which part of CEL is offered, and how the library is set up for it: no unsigned integers and no bytes (one kind of integer is
 * enough for an author), no regular expressions, no text of doubles (its digits differ between JDKs 18 and 19), every limit on.
 */
final class Language {
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(ExpressionLimits.MAX_EXPRESSION_CHARS)
            .maxParseRecursionDepth(ExpressionLimits.MAX_DEPTH)
            .maxParseExpressionNodeCount(ExpressionLimits.MAX_NODES)
            .maxParseErrorRecoveryLimit(ExpressionLimits.MAX_ERRORS)
            .comprehensionMaxIterations(ExpressionLimits.MAX_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .enableQuotedIdentifierSyntax(true)
            .build();

    private static final Set<String> OPERATORS = Set.of(
            "_+_",
            "_-_",
            "_*_",
            "_/_",
            "_%_",
            "-_",
            "_==_",
            "_!=_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "!_",
            "_&&_",
            "_||_",
            "_?_:_",
            "_[_]",
            "@in",
            "in",
            "_in_",
            "@not_strictly_false",
            "__not_strictly_false__",
            "not_strictly_false");

    private Language() {}

    static CelCompiler compiler(Scope scope) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(declarations())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        for (Variable variable : scope.variables()) {
            builder.addVar(variable.name(), CelTypes.of(variable.type()));
        }
        Map<String, List<CelOverloadDecl>> byName = new TreeMap<>();
        for (Function function : added(scope)) {
            byName.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function.declaration());
        }
        byName.forEach((name, overloads) ->
                builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, overloads)));
        return builder.build();
    }

    static CelRuntime runtime(Scope scope) {
        Set<Object> replaced = Set.of(
                AddOverload.ADD_DOUBLE,
                SubtractOverload.SUBTRACT_DOUBLE,
                MultiplyOverload.MULTIPLY_DOUBLE,
                DivideOverload.DIVIDE_DOUBLE,
                DoubleOverload.STRING_TO_DOUBLE);
        CelRuntimeBuilder builder = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions((function, overload) -> !replaced.contains(overload))
                        .build());
        for (Function function : added(scope)) {
            builder.addFunctionBindings(function.binding());
        }
        return builder.build();
    }

    /** The functions that an author can call by name, in the order of their names. */
    static TreeSet<String> functionNames(Scope scope) {
        TreeSet<String> names = new TreeSet<>();
        for (CelStandardDeclarations.StandardFunction function : CelStandardDeclarations.StandardFunction.values()) {
            if (function.functionDecl().overloads().stream().anyMatch(o -> isOffered(function, o))) {
                names.add(function.functionName());
            }
        }
        added(scope).forEach(function -> names.add(function.name()));
        names.addAll(List.of("has", "all", "exists", "exists_one", "map", "filter"));
        names.removeAll(OPERATORS);
        return names;
    }

    private static List<Function> added(Scope scope) {
        List<Function> added = new ArrayList<>(NumberFunctions.all());
        if (scope.money() != null) {
            added.addAll(MoneyFunctions.of(scope.money()));
        }
        return added;
    }

    private static CelStandardDeclarations declarations() {
        Set<String> replaced =
                Set.of("add_double", "subtract_double", "multiply_double", "divide_double", "string_to_double");
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) -> isOffered(function, overload.celOverloadDecl())
                        && !replaced.contains(overload.celOverloadDecl().overloadId()))
                .filterIdentifiers(identifier -> !Set.of("UINT", "BYTES").contains(identifier.name()))
                .build();
    }

    private static boolean isOffered(CelStandardDeclarations.StandardFunction function, CelOverloadDecl overload) {
        return function != CelStandardDeclarations.StandardFunction.MATCHES
                && !overload.overloadId().equals("double_to_string")
                && overload.parameterTypes().stream().noneMatch(type -> isLeftOut(type.kind()))
                && !isLeftOut(overload.resultType().kind());
    }

    private static boolean isLeftOut(CelKind kind) {
        return kind == CelKind.UINT || kind == CelKind.BYTES;
    }
}
