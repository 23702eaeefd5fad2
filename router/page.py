"""placeholder"""
from twisted.web.resource import Resource
class Page(Resource):
    def __init__(self, extra): super().__init__()
