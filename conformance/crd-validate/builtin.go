package main

import (
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
)

// builtins are kinds of Kubernetes itself that come beside a resource: of these
// the decoding is checked, fields and their types, and not what they say.
var (
	builtins       = runtime.NewScheme()
	builtinDecoder = serializer.NewCodecFactory(builtins, serializer.EnableStrict).UniversalDeserializer()
)

func init() {
	for _, add := range []func(*runtime.Scheme) error{corev1.AddToScheme, appsv1.AddToScheme} {
		if err := add(builtins); err != nil {
			panic(err)
		}
	}
}

func isBuiltin(kind schema.GroupVersionKind) bool { return builtins.Recognizes(kind) }

func decodeBuiltin(doc []byte) error {
	if _, _, err := builtinDecoder.Decode(doc, nil, nil); err != nil {
		return apierrors.NewBadRequest(err.Error())
	}
	return nil
}
